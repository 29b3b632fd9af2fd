package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Texts have a greatest length: 128 characters, 1,024 for what a person or a browser writes. */
final class TextBounded implements Rule {
    private record Text<T>(String field, int longest, Function<T, @Nullable String> value) {
        @Nullable
        Violation check(String path, T holder) {
            String text = value.apply(holder);
            return text == null || text.length() <= longest
                    ? null
                    : new Violation(
                            "text_too_long",
                            path + field,
                            path + field + " has " + text.length() + " characters; use at most " + longest);
        }
    }

    private static final int NAME = 128;
    private static final int PROSE = 1_024;
    private static final List<Text<Event>> OF_EVENT = List.of(
            new Text<>("visitorId", NAME, Event::getVisitorId),
            new Text<>("sessionId", NAME, Event::getSessionId),
            new Text<>("customerId", NAME, Event::getCustomerId),
            new Text<>("channel", NAME, Event::getChannel),
            new Text<>("campaign", NAME, Event::getCampaign),
            new Text<>("platform", NAME, Event::getPlatform),
            new Text<>("userAgent", PROSE, Event::getUserAgent),
            new Text<>("itemId", NAME, Event::getItemId),
            new Text<>("recommendationId", NAME, Event::getRecommendationId),
            new Text<>("query", PROSE, Event::getQuery),
            new Text<>("orderId", NAME, Event::getOrderId));
    private static final List<Text<OrderLine>> OF_LINE = List.of(
            new Text<>("itemId", NAME, OrderLine::getItemId),
            new Text<>("recommendationId", NAME, OrderLine::getRecommendationId));

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        Violation tooLong = first(OF_EVENT, "", event);
        List<OrderLine> lines = event.getLines() == null ? List.of() : event.getLines();
        for (int i = 0; i < lines.size() && tooLong == null; i++) {
            tooLong = first(OF_LINE, "lines[" + i + "].", lines.get(i));
        }
        return Optional.ofNullable(tooLong);
    }

    private static <T> @Nullable Violation first(List<Text<T>> texts, String path, T holder) {
        for (Text<T> text : texts) {
            Violation violation = text.check(path, holder);
            if (violation != null) {
                return violation;
            }
        }
        return null;
    }
}
