package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Fields the contract does not know are kept up to a bound; beyond it the event is refused, so that nothing is dropped in silence. */
final class AttributesBounded implements Rule {
    private static final int MOST = Limits.ATTRIBUTES_MAX_PROPERTIES;
    private static final int LONGEST_NAME = Limits.ATTRIBUTES_NAME_MAX_LENGTH;
    private static final int LONGEST_VALUE = Limits.ATTRIBUTES_VALUE_MAX_LENGTH;

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        Map<String, String> attributes = event.getAttributes();
        if (attributes.size() > MOST) {
            return Optional.of(new Violation(
                    "attributes_too_many",
                    null,
                    "the event has more than " + MOST + " fields the contract does not know; send at most as many"));
        }
        for (var attribute : attributes.entrySet()) {
            String name = attribute.getKey();
            if (name.length() > LONGEST_NAME) {
                return Optional.of(tooLong("attribute_name_too_long", name, name.length(), LONGEST_NAME));
            }
            if (attribute.getValue().length() > LONGEST_VALUE) {
                return Optional.of(
                        tooLong("attribute_too_long", name, attribute.getValue().length(), LONGEST_VALUE));
            }
        }
        return Optional.empty();
    }

    private static Violation tooLong(String code, String name, int length, int longest) {
        String field = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        return new Violation(
                code,
                field,
                Shown.of(name) + " is no field of the contract and has " + length + " characters; send at most "
                        + longest);
    }
}
