package dev.sapando.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.shop.Account;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final Ledger NOTHING = new Ledger(0, 0, 0, 0, 0);

    @Test
    void books_that_add_up_have_no_differences() {
        var books = books(account(100, 96, 4, 5, 0), new Ledger(96, 4, 90, 5, 1), NOTHING, 0);
        assertThat(books.settled()).isTrue();
        assertThat(books.differences()).isEmpty();
        assertThat(books.ends()).isEqualTo(new Ledger(96, 4, 90, 5, 1));
    }

    @Test
    void an_event_without_an_end_is_told_in_a_sentence() {
        var books = books(account(100, 96, 4, 4, 0), new Ledger(96, 4, 90, 4, 1), NOTHING, 0);
        assertThat(books.settled()).isFalse();
        assertThat(books.differences())
                .containsExactly("accepted 96 is not verified 90 + duplicates 4 + rejected later 1");
    }

    @Test
    void an_own_event_that_is_lost_does_not_hide_behind_one_of_others() {
        var books = books(account(100, 96, 4, 5, 0), new Ledger(96, 4, 90, 5, 0), new Ledger(1, 0, 1, 0, 0), 0);
        assertThat(books.settled()).isFalse();
        assertThat(books.differences())
                .containsExactly("accepted 96 is not verified 90 + duplicates 5 + rejected later 0");
    }

    @Test
    void an_accepted_event_that_monitoring_never_saw_is_told() {
        var books = books(account(100, 96, 4, 4, 0), new Ledger(95, 4, 90, 4, 1), NOTHING, 0);
        assertThat(books.settled()).isFalse();
        assertThat(books.differences())
                .containsExactly("the shop was told that 96 events were accepted, monitoring counts 95");
    }

    @Test
    void what_had_to_be_sent_again_may_have_arrived_twice() {
        var books = books(account(100, 96, 4, 5, 50), new Ledger(146, 4, 90, 55, 1), NOTHING, 0);
        assertThat(books.differences()).isEmpty();
        assertThat(books.ends()).isEqualTo(new Ledger(96, 4, 90, 5, 1));
    }

    @Test
    void a_verdict_that_is_missing_is_told() {
        var books = books(account(101, 96, 4, 5, 0), new Ledger(96, 4, 90, 5, 1), NOTHING, 0);
        assertThat(books.differences()).containsExactly("sent 101 is not accepted 96 + rejected 4");
    }

    @Test
    void what_others_sent_is_counted_apart_and_the_shops_own_still_adds_up() {
        var books = books(account(100, 96, 4, 5, 0), new Ledger(96, 4, 91, 5, 0), new Ledger(3, 2, 1, 1, 1), 0);
        assertThat(books.settled()).isTrue();
        assertThat(books.differences()).isEmpty();
    }

    @Test
    void an_event_of_others_without_an_end_is_told() {
        var books = books(account(100, 96, 4, 5, 0), new Ledger(96, 4, 91, 5, 0), new Ledger(3, 0, 2, 0, 0), 0);
        assertThat(books.settled()).isFalse();
        assertThat(books.differences())
                .containsExactly("of others: accepted 3 is not verified 2 + duplicates 0 + rejected later 0");
    }

    @Test
    void what_others_sent_a_moment_ago_may_still_be_on_its_way() {
        var books = books(account(100, 96, 4, 5, 0), new Ledger(96, 4, 91, 5, 0), new Ledger(3, 0, 2, 0, 0), 3);
        assertThat(books.settled()).isFalse();
        assertThat(books.differences()).isEmpty();
    }

    @Test
    void a_rejected_event_that_monitoring_never_saw_is_told() {
        var books = books(account(100, 96, 4, 5, 0), new Ledger(96, 3, 91, 5, 0), NOTHING, 0);
        assertThat(books.settled()).isFalse();
        assertThat(books.differences())
                .containsExactly("the shop was told that 4 events were rejected, monitoring counts 3");
    }

    @Test
    void a_copy_that_counts_as_another_event_is_told() {
        var books = books(account(100, 96, 4, 5, 0), new Ledger(96, 4, 92, 4, 0), NOTHING, 0);
        assertThat(books.differences())
                .containsExactly("the shop sent 5 events twice on purpose and 0 again, monitoring counts 4 duplicates");
    }

    @Test
    void events_of_an_earlier_run_on_kept_data_are_not_counted() {
        assertThat(new Ledger(196, 14, 180, 10, 6).since(new Ledger(100, 10, 90, 5, 5)))
                .isEqualTo(new Ledger(96, 4, 90, 5, 1));
    }

    private static Books books(Account shop, Ledger own, Ledger others, long lately) {
        return new Books(shop, new Counted(own, others), lately);
    }

    private static Account account(long sent, long accepted, long rejected, long duplicates, long repeated) {
        return new Account(sent, accepted, rejected, Map.of(), duplicates, 0, 0, 0, 0, 0, repeated);
    }
}
