package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A currency is one of ISO 4217. */
public final class CurrencyKnown implements Rule {
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        return event.getCurrency() == null ? Optional.empty() : check(event.getCurrency());
    }

    /** The same for whatever else names a currency. */
    public static Optional<Violation> check(String currency) {
        return CODES.contains(currency)
                ? Optional.empty()
                : Optional.of(new Violation(
                        "currency_unknown",
                        "currency",
                        "currency " + Shown.of(currency) + " is not in ISO 4217; use a code such as EUR"));
    }
}
