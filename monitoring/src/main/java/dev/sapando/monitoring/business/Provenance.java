package dev.sapando.monitoring.business;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a visitor came from and who it turned out to be. A function of the events, whatever their order. What goes back brought nobody.
 *
 * @param first touch
 * @param lastByDay the last touch of each active day that had one, by day
 * @param customers whose ids its events carry, the earliest {@link #MOST_CUSTOMERS}, by the first event with each
 */
public record Provenance(@Nullable Touch first, List<Touch> lastByDay, List<CustomerSince> customers) {
    /** A visitor is one browser: where more people than that share one, the later ones' days are the last one's that is kept. */
    static final int MOST_CUSTOMERS = 20;

    static final Provenance UNKNOWN = new Provenance(null, List.of(), List.of());

    public Provenance {
        lastByDay = List.copyOf(lastByDay);
        customers = List.copyOf(customers);
    }

    /** Pure: with one more event; this very object where it tells nothing new. */
    Provenance after(Event event, int day) {
        Touch earliest = first;
        List<Touch> touches = lastByDay;
        if (event.getChannel() != null && !EventType.REFUND.is(event)) {
            var touch = new Touch(
                    day,
                    event.getOccurredAt().toEpochMilli(),
                    Label.of(event.getChannel()),
                    Label.of(event.getCampaign()));
            earliest = first == null || Touch.FIRST.compare(touch, first) < 0 ? touch : first;
            touches = with(touch);
        }
        List<CustomerSince> known = event.getCustomerId() == null
                        || event.getCustomerId().isBlank()
                ? customers
                : with(new CustomerSince(
                        event.getCustomerId(), day, event.getOccurredAt().toEpochMilli()));
        return earliest == first && touches == lastByDay && known == customers
                ? this
                : new Provenance(earliest, touches, known);
    }

    Provenance from(int day) {
        return new Provenance(
                first, lastByDay.stream().filter(touch -> touch.day() >= day).toList(), customers);
    }

    private List<Touch> with(Touch touch) {
        int place = lastByDay.size();
        while (place > 0 && lastByDay.get(place - 1).day() >= touch.day()) {
            place--;
        }
        boolean known = place < lastByDay.size() && lastByDay.get(place).day() == touch.day();
        if (known && Touch.LAST.compare(touch, lastByDay.get(place)) <= 0) {
            return lastByDay;
        }
        var more = new ArrayList<>(lastByDay);
        if (known) {
            more.set(place, touch);
        } else {
            more.add(place, touch);
        }
        return more;
    }

    private List<CustomerSince> with(CustomerSince since) {
        for (CustomerSince known : customers) {
            if (known.id().equals(since.id()) && CustomerSince.ORDER.compare(known, since) <= 0) {
                return customers;
            }
        }
        var more = new ArrayList<>(customers);
        more.removeIf(known -> known.id().equals(since.id()));
        more.add(since);
        more.sort(CustomerSince.ORDER);
        return more.size() <= MOST_CUSTOMERS || more.get(MOST_CUSTOMERS) != since
                ? more.subList(0, Math.min(MOST_CUSTOMERS, more.size()))
                : customers;
    }
}
