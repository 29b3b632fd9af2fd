package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Texts have a greatest length: that of a name, or of what a person or a browser writes. */
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

    /** Not the sender's to say, but whoever writes past the collector can. */
    private static final int PRODUCER = 128;

    private static final List<Text<Event>> OF_EVENT = List.of(
            new Text<>("visitorId", Limits.VISITOR_ID_MAX_LENGTH, Event::getVisitorId),
            new Text<>("sessionId", Limits.SESSION_ID_MAX_LENGTH, Event::getSessionId),
            new Text<>("customerId", Limits.CUSTOMER_ID_MAX_LENGTH, Event::getCustomerId),
            new Text<>("channel", Limits.CHANNEL_MAX_LENGTH, Event::getChannel),
            new Text<>("campaign", Limits.CAMPAIGN_MAX_LENGTH, Event::getCampaign),
            new Text<>("platform", Limits.PLATFORM_MAX_LENGTH, Event::getPlatform),
            new Text<>("userAgent", Limits.USER_AGENT_MAX_LENGTH, Event::getUserAgent),
            new Text<>("itemId", Limits.ITEM_ID_MAX_LENGTH, Event::getItemId),
            new Text<>("recommendationId", Limits.RECOMMENDATION_ID_MAX_LENGTH, Event::getRecommendationId),
            new Text<>("query", Limits.QUERY_MAX_LENGTH, Event::getQuery),
            new Text<>("orderId", Limits.ORDER_ID_MAX_LENGTH, Event::getOrderId),
            new Text<>("producer", PRODUCER, Event::getProducer));
    private static final List<Text<OrderLine>> OF_LINE = List.of(
            new Text<>("itemId", Limits.LINES_ITEM_ID_MAX_LENGTH, OrderLine::getItemId),
            new Text<>("recommendationId", Limits.LINES_RECOMMENDATION_ID_MAX_LENGTH, OrderLine::getRecommendationId));

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
