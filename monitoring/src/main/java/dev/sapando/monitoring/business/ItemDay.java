package dev.sapando.monitoring.business;

import dev.sapando.event.topic.CompositeKey;
import java.util.List;

/** One item on one business day in one currency. */
record ItemDay(int day, String currency, String item) {
    /** Of one visitor: keys of theirs begin with them, so that all can be found, and no record grows with what somebody buys. */
    String keyOf(String visitor) {
        return CompositeKey.of(visitor, String.valueOf(day), currency, item);
    }

    /** That a key was made of. */
    static ItemDay ofKey(String key) {
        List<String> parts = CompositeKey.parts(key);
        return new ItemDay(Integer.parseInt(parts.get(1)), parts.get(2), parts.get(3));
    }

    Cell cell(String metric) {
        return Cell.of(metric, BusinessDays.text(day), "item", item, "currency", currency);
    }
}
