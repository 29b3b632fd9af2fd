package dev.sapando.ingest.sql;

import static dev.sapando.ingest.testing.Visits.customers;
import static dev.sapando.ingest.testing.Visits.flagged;
import static dev.sapando.ingest.testing.Visits.order;
import static dev.sapando.ingest.testing.Visits.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.keep.Archives;
import dev.sapando.schema.Event;
import dev.sapando.schema.Spend;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Ana comes by email, again the day after, and buys; Ben comes once, by himself; a bot comes every day. */
class QuestionsTest {
    private static final Path FILES = Path.of("src/main/resources/dev/sapando/ingest/sql/questions");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path archive;

    private final StringWriter err = new StringWriter();

    static List<String> names() {
        return Questions.NAMES;
    }

    @BeforeEach
    void archive() {
        archive = folder.resolve("archive");
        Archives.of(
                archive,
                List.of(
                        view("ana", 0, "email"),
                        view("ana", 1, null),
                        order("purchase", "ana", 1, "30.0000"),
                        order("refund", "ana", 3, "5.0000"),
                        view("ben", 0, null),
                        flagged("bot", view("bot", 0, null)),
                        view("bot", 1, null),
                        view("dan", 3, "email")));
    }

    @Test
    void every_file_is_a_question_and_says_which() throws Exception {
        try (var files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".sql", "")))
                    .containsExactlyInAnyOrderElementsOf(Questions.NAMES);
        }
        assertThat(Questions.described()).allSatisfy(line -> assertThat(line).matches("[a-z-]+: .*\\?.*"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_is_answered_and_its_sql_is_shown_to_who_asks_for_it(String name) {
        assertThat(answer(name).lines().findFirst()).isPresent();
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "Days begin at midnight of UTC (--zone, BUSINESS_TIME_ZONE). The SQL behind this answer: --show");
        err.getBuffer().setLength(0);
        assertThat(run("--archive", archive.toString(), "--example", name, "--show"))
                .isZero();
        assertThat(err.toString()).isEqualToIgnoringNewLines("\n" + Questions.sql(name));
    }

    @Test
    void whoever_came_again_is_counted_and_a_day_that_is_not_over_is_empty() {
        assertThat(answer("retention")).isEqualTo("""
                first_day,visitors,day_1_percent,day_2_percent,day_3_percent,day_7_percent
                2024-03-01,2,50.0,0.0,,
                2024-03-04,1,,,,
                """);
    }

    @Test
    void who_has_not_come_back_yet_is_at_risk_as_long_as_they_are_known() {
        assertThat(answer("time-to-return")).isEqualTo("""
                population,days_after_visit,not_back_before,came_back,share_not_back
                customers,1,1,0,1.0
                not_yet_customers,1,2,1,0.5
                not_yet_customers,2,1,0,0.5
                """);
    }

    @Test
    void a_first_purchase_is_one_of_those_who_had_not_bought() {
        assertThat(answer("first-purchases")).isEqualTo("""
                day,had_not_bought,first_time_buyers,percent
                2024-03-01,2,0,0.0
                2024-03-02,1,1,100.0
                """);
    }

    @Test
    void what_came_back_is_taken_from_what_was_sold_on_its_own_day() {
        assertThat(answer("revenue")).isEqualTo("""
                day,currency,orders,gross,refunded,net,average_order
                2024-03-02,EUR,1,30.0000,0.0000,30.0000,30.0
                2024-03-04,EUR,0,0.0000,5.0000,-5.0000,
                """);
    }

    @Test
    void a_channel_has_the_sessions_that_it_began() {
        assertThat(answer("funnel"))
                .startsWith("channel,sessions,viewed,carted,checked_out,bought,bought_without_cart,percent\n")
                .contains("email,2,2,0,0,0,0,0.0\n", "none,2,2,0,0,1,1,50.0\n");
    }

    @Test
    void a_customer_belongs_to_the_channel_that_came_first() {
        assertThat(answer("acquisition")).isEqualTo("""
                channel,new_customers,currency,spend,cost_per_new_customer
                email,1,,,
                """);
    }

    @Test
    void what_goes_back_brings_nobody_and_of_two_channels_in_one_moment_the_first_by_name_does() {
        Event returned = order("refund", "eva", 0, "5.0000");
        returned.setChannel("affiliate");
        archive = folder.resolve("returned");
        Archives.of(
                archive,
                List.of(
                        returned,
                        view("eva", 1, "social"),
                        view("eva", 1, "email"),
                        order("purchase", "eva", 1, "30.0000")));
        assertThat(answer("acquisition")).endsWith("\nemail,1,,,\n");
        assertThat(answer("retention-change")).doesNotContain("affiliate");
    }

    @Test
    void who_buys_again_does_so_on_another_day_under_whichever_visitor_id() {
        Event atHome = order("purchase", "ana-at-home", 2, "20.0000");
        atHome.setCustomerId("c-ana");
        Event known = view("ana", 1, null);
        known.setCustomerId("c-ana");
        archive = folder.resolve("again");
        Archives.of(
                archive,
                List.of(
                        known,
                        order("purchase", "ana", 1, "30.0000"),
                        order("purchase", "ana", 1, "10.0000"),
                        atHome,
                        order("purchase", "ben", 1, "30.0000"),
                        order("purchase", "ben", 1, "30.0000"),
                        order("refund", "ben", 2, "30.0000")));
        assertThat(answer("repeat-purchase")).isEqualTo("""
                customers,bought_again,percent
                2,1,50.0
                """);
    }

    @Test
    void what_those_pay_whom_a_channel_brought_is_told_beside_what_was_spent_there() {
        var spring = new Spend("email", null, LocalDate.parse("2024-03-01"), new BigDecimal("20.0000"), "EUR");
        var other = new Spend("email", "winter", LocalDate.parse("2024-03-01"), new BigDecimal("5.0000"), "SEK");
        archive = folder.resolve("spent");
        Archives.of(
                archive,
                List.of(
                        view("ana", 0, "email"),
                        view("ana", 1, "search"),
                        order("purchase", "ana", 1, "30.0000"),
                        order("refund", "ana", 3, "5.0000"),
                        order("purchase", "ben", 1, "30.0000")),
                List.of(spring, other));
        assertThat(answer("return-on-spend")).isEqualTo("""
                channel,currency,spend,net_revenue,return_on_spend
                email,EUR,20.0000,25.0000,1.25
                email,SEK,5.0000,0.0000,0.0
                """);
    }

    @Test
    void months_are_told_beside_those_of_the_year_before() {
        assertThat(answer("months")).isEqualTo("""
                month,days,sessions,percent_bought,new_visitors,first_time_buyers,sessions_year_before,percent_year_before,first_time_buyers_year_before
                2024-03-01,4,4,25.0,3,1,,,
                """);
    }

    @Test
    void a_change_of_retention_has_the_published_interval_and_who_has_a_week_left_is_not_in_it() {
        var events = new ArrayList<>(List.of(flagged("same_order", order("purchase", "last0", 12, "5.0000"))));
        customers(events, "before", 10, 80, 48);
        customers(events, "last", 20, 70, 56);
        customers(events, "unfinished", 33, 9, 9);
        archive = folder.resolve("customers");
        Archives.of(archive, events);
        assertThat(answer("retention-change"))
                .as("Newcombe 1998, table II, (a): 0.0524 to 0.3339")
                .isEqualTo("""
                channel,before,customers,percent,last,customers_last,percent_last,points,points_low_95,points_high_95
                all,2024-03-11/2024-03-19,80,60.0,2024-03-20/2024-04-02,70,80.0,20.0,5.2,33.4
                email,2024-03-11/2024-03-19,80,60.0,2024-03-20/2024-04-02,70,80.0,20.0,5.2,33.4
                """);
    }

    @Test
    void what_is_not_ready_is_told_with_what_is() {
        assertThat(run("--example", "retentoin")).isEqualTo(2);
        assertThat(err.toString()).contains("retentoin; did you mean retention?", "retention: Of those who first came");
        assertThat(run("--example", "retention", "SELECT 1")).isEqualTo(2);
        assertThat(run("--show", "SELECT 1")).isEqualTo(2);
        assertThat(run("--example", "--show")).isEqualTo(2);
    }

    @Test
    void without_a_name_what_each_asks_is_listed() {
        var out = new StringWriter();
        assertThat(command(out).execute("--example")).isZero();
        assertThat(out.toString().lines()).isEqualTo(Questions.described());
    }

    private String answer(String name) {
        var out = new StringWriter();
        int status = command(out).execute("--archive", archive.toString(), "--csv", "--example", name);
        assertThat(status).as(err.toString()).isZero();
        return out.toString();
    }

    private int run(String... arguments) {
        return command(new StringWriter()).execute(arguments);
    }

    private CommandLine command(StringWriter out) {
        return new CommandLine(new SqlCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    }
}
