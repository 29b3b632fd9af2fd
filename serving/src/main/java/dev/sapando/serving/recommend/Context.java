package dev.sapando.serving.recommend;

import dev.sapando.serving.live.LiveState;
import dev.sapando.serving.visitors.Visitor;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A question together with what is known of its visitor.
 *
 * @param personal distinct items of the visitor's session, those of the request in front; empty where nothing is known of it
 * @param ownSession key of that session, which is in the index too and must not recommend to itself
 */
record Context(Question question, List<String> personal, String ownSession, Set<String> keptBack) {
    static Context of(Question question, LiveState state) {
        Optional<Visitor> visitor = question.visitorId().flatMap(state.visitors()::find);
        Instant until = question.at().orElse(Instant.MAX);
        List<String> known = visitor.map(v -> v.recentItems(until)).orElse(List.of());
        Set<String> personal = new LinkedHashSet<>(question.newestFirst());
        personal.addAll(known);
        Set<String> keptBack = new HashSet<>(question.exclude());
        // The current item is the one looked at; where the request names none, the one touched last.
        personal.stream().findFirst().ifPresent(keptBack::add);
        visitor.ifPresent(v -> v.keptBack().forEach(keptBack::add));
        return new Context(
                question,
                known.isEmpty() ? List.of() : List.copyOf(personal),
                visitor.map(Visitor::sessionKey).orElse(""),
                keptBack);
    }

    /** Items the answer is asked with, newest first. */
    List<String> evolving() {
        return personal.isEmpty() ? question.newestFirst() : personal;
    }

    Predicate<String> allowed(LiveState state) {
        Predicate<String> shown =
                itemId -> !keptBack.contains(itemId) && state.catalogue().available(itemId);
        return question.candidates()
                .<Predicate<String>>map(list -> Set.copyOf(list)::contains)
                .map(among -> among.and(shown))
                .orElse(shown);
    }
}
