package dev.sapando.demo.shop;

import dev.sapando.demo.shop.Letter.Fate;
import dev.sapando.demo.shop.Letter.Note;
import dev.sapando.event.EventType;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pipeline has to make of some events, by what their sender knows about each: not by reading them. Nothing in it depends
 * on when they happened, so it stays true when all times are shifted.
 */
final class ExpectedAnswers {
    private final List<Note> sent;

    ExpectedAnswers(List<Letter> letters) {
        sent = letters.stream().map(Letter::note).toList();
    }

    JsonObject json() {
        long rejected = with(Fate.BROKEN).count();
        long duplicates = with(Fate.DUPLICATE).count();
        return new JsonObject()
                .put("sent", sent.size())
                .put("accepted", sent.size() - rejected)
                .put("rejected", rejected)
                .put("verified", sent.size() - rejected - duplicates)
                .put("duplicates", duplicates)
                .put("rejectedLater", 0)
                .put("rejectedByCode", byName(with(Fate.BROKEN), ExpectedAnswers::code))
                .put("verifiedByType", byName(verified(), note -> note.type().wireName()))
                .put("outOfOrder", outOfOrder())
                .put("visitors", visitors())
                .put("sessions", sessions(people()))
                .put("botSessions", sessions(verified().filter(note -> note.visitor()
                        .bot())))
                .put("funnel", funnel())
                .put("purchases", of(EventType.PURCHASE).count())
                .put("grossRevenue", money(of(EventType.PURCHASE)))
                .put("refunds", of(EventType.REFUND).count())
                .put("refunded", money(of(EventType.REFUND)))
                .put(
                        "withoutConsent",
                        verified().filter(note -> !note.visitor().consenting()).count());
    }

    /** Sessions of people who agreed to be known, by how far they came. */
    private JsonObject funnel() {
        return new JsonObject()
                .put("view", reached(EventType.PRODUCT_VIEW))
                .put("cart", reached(EventType.ADD_TO_CART))
                .put("checkout", reached(EventType.CHECKOUT_STARTED))
                .put("purchase", reached(EventType.PURCHASE));
    }

    private long reached(EventType type) {
        return sessions(people().filter(note -> note.type() == type));
    }

    private Stream<Note> with(Fate fate) {
        return sent.stream().filter(note -> note.fate() == fate);
    }

    private Stream<Note> verified() {
        return sent.stream().filter(note -> note.fate() == Fate.GOOD || note.fate() == Fate.LATE);
    }

    private Stream<Note> of(EventType type) {
        return verified().filter(note -> note.type() == type);
    }

    private Stream<Note> people() {
        return verified()
                .filter(note -> note.visitor().consenting() && !note.visitor().bot());
    }

    private long visitors() {
        return people().map(note -> note.visitor().number()).distinct().count();
    }

    /** A visit is one session, whether its client numbers it or not: nobody pauses for half an hour, or is back that soon. */
    private static long sessions(Stream<Note> notes) {
        return notes.map(Note::visit).filter(Objects::nonNull).distinct().count();
    }

    /** Verified events that arrive after a later one of the same visitor. */
    private long outOfOrder() {
        Map<Integer, Long> latest = new HashMap<>();
        return verified()
                .filter(note -> note.visitor().consenting())
                .filter(note -> latest.merge(note.visitor().number(), note.at(), Math::max) > note.at())
                .count();
    }

    private static JsonObject money(Stream<Note> orders) {
        long cents = orders.mapToLong(Note::cents).sum();
        return new JsonObject().put(Garment.CURRENCY, Garment.euros(cents));
    }

    private static String code(Note note) {
        return Objects.requireNonNull(note.breakage(), "a broken event was broken in some way")
                .code();
    }

    private static JsonObject byName(Stream<Note> notes, Function<Note, String> name) {
        Map<String, Long> counts = notes.collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
        var json = new JsonObject();
        counts.forEach(json::put);
        return json;
    }
}
