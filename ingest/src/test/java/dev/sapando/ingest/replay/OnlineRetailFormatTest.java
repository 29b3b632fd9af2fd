package dev.sapando.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.ingest.testing.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@SuppressWarnings("NullAway.Init") // JUnit fills it
class OnlineRetailFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADING =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    @TempDir
    Path folder;

    private Played played(String... lines) throws IOException {
        String text = String.join(
                "\n", Stream.concat(Stream.of(HEADING), Stream.of(lines)).toList());
        return Played.of(Format.online_retail, Files.writeString(folder.resolve("file"), text));
    }

    private static List<JsonNode> events(Played played) throws IOException {
        var events = new ArrayList<JsonNode>();
        for (Outgoing event : played.events) {
            events.add(JSON.readTree(event.json()));
        }
        return events;
    }

    @Test
    void the_lines_of_an_invoice_are_one_purchase_in_pounds_and_londons_time() throws IOException {
        Played played = played(
                "536365,85123A,WHITE HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom",
                "536365,71053,\"LANTERN, METAL\",6,2010-12-01 08:26:00,3.39,17850,United Kingdom",
                "536366,22633,HAND WARMER,6,7/1/2011 8:28,1.85,17850.0,United Kingdom");

        assertThat(new String(played.events.get(0).json(), UTF_8))
                .isEqualTo("{\"occurredAt\":\"2010-12-01T08:26:00Z\",\"eventId\":\"536365\",\"type\":\"purchase\","
                        + "\"visitorId\":\"online-retail-17850\",\"consent\":true,\"customerId\":\"online-retail-17850\","
                        + "\"orderId\":\"536365\",\"currency\":\"GBP\",\"country\":\"United Kingdom\",\"lines\":["
                        + "{\"itemId\":\"85123A\",\"quantity\":6,\"unitPrice\":\"2.55\"},"
                        + "{\"itemId\":\"71053\",\"quantity\":6,\"unitPrice\":\"3.39\"}]}");
        assertThat(events(played).get(1).path("occurredAt").asText())
                .as("summer time; a customer as some exports write it")
                .isEqualTo("2011-07-01T07:28:00Z");
        assertThat(played.events.get(1).visitorId()).isEqualTo("online-retail-17850");
    }

    @Test
    void a_cancellation_is_a_refund_with_positive_quantities() throws IOException {
        Played played = played("C536379,84029g,BOTTLE,-3,2010-12-01 09:41:00,3.39,14527,United Kingdom");

        JsonNode refund = events(played).get(0);
        assertThat(refund.path("type").asText()).isEqualTo("refund");
        assertThat(refund.path("lines").toString())
                .isEqualTo("[{\"itemId\":\"84029G\",\"quantity\":3,\"unitPrice\":\"3.39\"}]");
    }

    @Test
    void what_is_no_sale_of_an_article_is_told_line_by_line_and_the_invoice_around_it_stays_whole() throws IOException {
        Played played = played(
                "1,22139,A,1,2010-12-01 11:52:00,1.25,17850,France",
                "1,POST,POSTAGE,3,2010-12-01 11:52:00,18,17850,France",
                "2,22139,,56,2010-12-01 11:53:00,0,,United Kingdom",
                "3,21777,,-10,2010-12-01 16:50:00,0,,United Kingdom",
                "4,21777,B,-10,2010-12-01 16:50:00,1,17850,United Kingdom",
                "C5,21777,B,10,2010-12-01 16:50:00,1,17850,United Kingdom",
                "6,21777,B,ten,2010-12-01 16:50:00,1,17850,United Kingdom",
                "1,21777,B,2,2010-12-01 11:53:00,0,17850,France",
                "1,22139,A,1,2010-12-01 11:52:00,1.25,17850,France",
                "7,21777,B,1,2010-12-01 17:00:00,2.51,,United Kingdom");

        assertThat(events(played))
                .extracting(event -> event.path("eventId").asText())
                .containsExactly("1", "7");
        assertThat(events(played).get(0).path("lines"))
                .as("a line twice is two, a price of zero is one")
                .extracting(line -> line.path("unitPrice").asText())
                .containsExactly("1.25", "0", "1.25");
        assertThat(events(played).get(1).path("visitorId").asText()).isEqualTo("online-retail-invoice-7");
        assertThat(events(played).get(1).has("customerId")).isFalse();
        assertThat(played.broken)
                .containsExactly(
                        "file:3 POST is no article",
                        "file:4 quantity 56 at no price: a correction of the stock, no sale",
                        "file:5 quantity -10 at no price: a correction of the stock, no sale",
                        "file:6 quantity -10 at 1 is neither a sale nor a cancellation",
                        "file:7 quantity 10 at 1 is neither a sale nor a cancellation",
                        "file:8 Quantity ten is no whole number");
    }

    @Test
    void an_invoice_longer_than_an_event_may_be_goes_out_in_parts_of_one_order() throws IOException {
        Played played = played(IntStream.range(0, 1_001)
                .mapToObj(i -> "9,2" + i + ",A,1,2010-12-01 11:52:00,1,,United Kingdom")
                .toArray(String[]::new));

        assertThat(events(played))
                .extracting(event -> event.path("eventId").asText())
                .containsExactly("9", "9:2", "9:3");
        assertThat(events(played))
                .extracting(event -> event.path("orderId").asText())
                .containsOnly("9");
        assertThat(events(played))
                .extracting(event -> event.path("lines").size())
                .containsExactly(500, 500, 1);
    }

    @Test
    void every_line_of_december_2010_is_sold_taken_back_or_named() throws IOException {
        Path file = RealData.file("online-retail/online_retail_2010-12.csv");
        Played played = Played.of(Format.online_retail, file);

        long articles = 0;
        for (JsonNode event : events(played)) {
            articles += event.path("lines").size();
        }
        assertThat(articles + played.broken.size())
                .as("the heading is none of them")
                .isEqualTo(played.lines)
                .isEqualTo(42_481);
        assertThat(played.events).extracting(Outgoing::visitorId).doesNotContain("");
    }

    @Test
    void its_name_on_the_command_line_is_that_of_the_data_set() {
        var command = new CommandLine(new ReplayCommand());
        command.parseArgs("--format", "online-retail", "a.csv");

        assertThat(command.getUsageMessage())
                .containsIgnoringWhitespaces(
                        "retailrocket, rees46, yoochoose, diginetica, retentioneering, online-retail");
    }
}
