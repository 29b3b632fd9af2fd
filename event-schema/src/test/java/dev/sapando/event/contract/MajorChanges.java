package dev.sapando.event.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What of a contract cannot change without breaking a reader, the shop, or what visitors were told. */
final class MajorChanges {
    private final List<String> found = new ArrayList<>();

    private MajorChanges() {}

    /** Sentences, in the order of the contract; empty where nothing breaks. */
    static List<String> between(Contract published, Contract now) {
        var changes = new MajorChanges();
        changes.different("owner", published.owner(), now.owner());
        changes.different("key", published.key(), now.key());
        changes.different("compacted", published.compacted(), now.compacted());
        changes.different("retention", published.level("retention"), now.level("retention"));
        changes.weaker(published, now, "latency", -1);
        changes.weaker(published, now, "completeness", 1);
        changes.quality("the record", Quality.of(published.record()), Quality.of(now.record()));
        changes.fields(published.fields(), now.fields());
        return List.copyOf(changes.found);
    }

    private void fields(Map<String, Field> published, Map<String, Field> now) {
        published.forEach((path, field) -> {
            if (now.containsKey(path)) {
                field(field, now.get(path));
            } else {
                found.add(path + " was removed");
            }
        });
        now.forEach((path, field) -> {
            if (!published.containsKey(path)
                    && field.required()
                    && field.defaultValue().isEmpty()) {
                found.add(path + " is new and required");
            }
        });
    }

    private void field(Field published, Field now) {
        String path = published.path();
        different(path + " type", published.type(), now.type());
        different(path + " logical type", published.logicalType(), now.logicalType());
        different(path + " required", published.required(), now.required());
        different(path + " default", published.defaultValue(), now.defaultValue());
        different(path + " classification", published.classification(), now.classification());
        Limits.narrower(published.limits(), now.limits()).forEach(limit -> found.add(path + " " + limit));
        quality(path, published.quality(), now.quality());
    }

    private void quality(String where, List<Quality> published, List<Quality> now) {
        List<String> before = published.stream().map(Quality::code).toList();
        List<String> after = now.stream().map(Quality::code).toList();
        before.stream()
                .filter(code -> !after.contains(code))
                .forEach(code -> found.add(where + " no longer promises " + code));
        after.stream()
                .filter(code -> !before.contains(code))
                .forEach(code -> found.add(where + " is also refused for " + code));
    }

    private void different(String what, Object published, Object now) {
        if (!Objects.equals(published, now)) {
            found.add(what + " was " + shown(published) + " and is " + shown(now));
        }
    }

    private static Object shown(Object value) {
        return value instanceof Optional<?> optional
                ? optional.<Object>map(o -> o).orElse("none")
                : value;
    }

    /** @param better 1 where more is better, -1 where less is */
    private void weaker(Contract published, Contract now, String level, int better) {
        if (!published.levels().contains(level)) {
            return;
        }
        if (!now.levels().contains(level)) {
            found.add(level + " is no longer promised");
            return;
        }
        different(level + " unit", published.level(level, "unit"), now.level(level, "unit"));
        if (number(now, level).compareTo(number(published, level)) * better < 0) {
            different(level, published.level(level), now.level(level));
        }
    }

    private static BigDecimal number(Contract contract, String level) {
        return new BigDecimal(String.valueOf(contract.level(level).orElseThrow()));
    }
}
