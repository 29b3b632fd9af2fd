package dev.sapando.ingest.sql;

import static dev.sapando.ingest.testing.Visits.order;
import static dev.sapando.ingest.testing.Visits.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.keep.Archives;
import dev.sapando.schema.Event;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whose day it is, and who somebody was on it. */
class BusinessDaysTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path archive;

    @ParameterizedTest
    @CsvSource({
        "UTC, 2024-03-01, 2024-03-30, 2024-03-31",
        "Europe/Berlin, 2024-03-02, 2024-03-31, 2024-04-01",
        "America/New_York, 2024-03-01, 2024-03-30, 2024-03-31",
        "+00:29, 2024-03-01, 2024-03-30, 2024-03-31",
        "+00:30, 2024-03-02, 2024-03-31, 2024-03-31",
        "-12:00, 2024-03-01, 2024-03-30, 2024-03-31"
    })
    void a_day_begins_at_midnight_of_the_zone_also_when_its_clocks_have_changed(
            String zone, String winter, String before, String summer) {
        Archives.of(
                archive,
                List.of(
                        bought("2024-03-01T23:30:00Z"),
                        bought("2024-03-30T23:30:00Z"),
                        bought("2024-03-31T22:00:00Z")));
        assertThat(sql("--zone", zone, "SELECT day FROM orders ORDER BY occurred_at"))
                .isEqualTo("day\n" + winter + "\n" + before + "\n" + summer + "\n");
        assertThat(sql("--zone", zone, "--example", "revenue").lines().skip(1).map(line -> line.substring(0, 10)))
                .isEqualTo(List.of(winter, before, summer).stream().distinct().toList());
    }

    @Test
    void a_browser_of_two_customers_is_each_of_them_from_the_day_that_names_them() {
        Archives.of(
                archive,
                List.of(
                        view("home", 0, "email"),
                        known("ana", view("home", 1, null)),
                        known("ben", view("home", 3, "search")),
                        view("home", 4, "social"),
                        known("ana", view("home", 5, null)),
                        known("ana", view("phone", 2, "social")),
                        view("lonely", 2, null)));
        assertThat(sql("SELECT visitor_id, day, person, channel FROM persons ORDER BY ALL"))
                .isEqualTo("""
                        visitor_id,day,person,channel
                        home,2024-03-01,customer ana,email
                        home,2024-03-02,customer ana,email
                        home,2024-03-04,customer ben,search
                        home,2024-03-05,customer ben,search
                        home,2024-03-06,customer ben,search
                        lonely,2024-03-03,visitor lonely,none
                        phone,2024-03-03,customer ana,email
                        """);
    }

    @Test
    void of_two_who_begin_on_one_day_it_is_the_later_ones_and_with_the_last_touch_of_it() {
        Event ben = known("ben", view("home", 1, "search"));
        ben.setOccurredAt(ben.getOccurredAt().plusSeconds(60));
        Event last = view("home", 1, "social");
        last.setOccurredAt(last.getOccurredAt().plusSeconds(90));
        Archives.of(archive, List.of(view("home", 0, "email"), ben, last, known("ana", view("home", 1, null))));
        assertThat(sql("SELECT day, person, channel FROM persons ORDER BY ALL")).isEqualTo("""
                day,person,channel
                2024-03-01,customer ana,email
                2024-03-02,customer ben,social
                """);
    }

    @Test
    void what_is_no_zone_is_told_with_what_one_looks_like() {
        var err = new StringWriter();
        assertThat(new CommandLine(new SqlCommand())
                        .setErr(new PrintWriter(err, true))
                        .execute("--zone", "Mars/Olympus", "SELECT 1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Mars/Olympus is not a time zone such as Europe/Berlin");
    }

    private static Event known(String customer, Event event) {
        event.setCustomerId(customer);
        return event;
    }

    private static Event bought(String at) {
        Event event = order("purchase", "ana", 0, "30.0000");
        event.setOccurredAt(Instant.parse(at));
        return event;
    }

    private String sql(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var command =
                new CommandLine(new SqlCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 3];
        System.arraycopy(new String[] {"--csv", "--archive", archive.toString()}, 0, all, 0, 3);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        assertThat(command.execute(all)).as(err.toString()).isZero();
        return out.toString();
    }
}
