package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.Touch;
import dev.sapando.monitoring.people.Person;
import org.jspecify.annotations.Nullable;

/** What a person is called on a day of theirs, by a label that a question is split by. */
final class PersonLabels {
    static final String NEW = "new";
    static final String RETURNING = "returning";

    private PersonLabels() {}

    /**
     * @param label arm, where a person of both has a value of its own; channel or campaign of the first touch; visitor, new on the day
     *     of the first visit; customer, new until the day of the first purchase is over
     */
    static String value(Person person, String label, int day) {
        return switch (label) {
            case "arm" -> person.arm();
            case "visitor" -> day <= person.firstVisit() ? NEW : RETURNING;
            case "customer" -> day <= person.firstPurchase(true) ? NEW : RETURNING;
            case "campaign", "channel" -> touch(person.firstTouch(), label);
            default -> throw new IllegalArgumentException("persons have no " + label);
        };
    }

    static String touch(@Nullable Touch touch, String label) {
        if (touch == null) {
            return Labels.NONE;
        }
        return label.equals("campaign") ? touch.campaign() : touch.channel();
    }
}
