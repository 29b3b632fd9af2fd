package dev.sapando.monitoring.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * What is assumed of the shop's books, in a file with a version.
 *
 * @param currency of reports, ISO 4217
 * @param taxShare of what is paid
 * @param returnedUnit what taking one unit back costs, in the currency of reports
 * @param rates what one of another currency is in the currency of reports
 */
public record Assumptions(
        int version,
        LocalDate date,
        String currency,
        BigDecimal taxShare,
        Margin margin,
        BigDecimal returnedUnit,
        Map<String, BigDecimal> rates) {
    public static final Assumptions AS_SHIPPED = AssumptionsFile.shipped();

    public Assumptions {
        rates = Map.copyOf(rates);
        require(version >= 1, "version", version, "it must be 1 or more");
        requireCurrency("currency", currency);
        require(
                taxShare.signum() >= 0 && taxShare.compareTo(BigDecimal.ONE) < 0,
                "taxShare",
                taxShare,
                "it must be 0 or more and below 1, as 0.1597 for 19 % on top of a price");
        require(returnedUnit.signum() >= 0, "returnedUnit", returnedUnit, "it must not be negative");
        rates.forEach((name, rate) -> {
            requireCurrency("rates." + name, name);
            require(rate.signum() > 0, "rates." + name, rate, "it must be above 0");
        });
        require(
                !rates.containsKey(currency),
                "rates." + currency,
                "given",
                "that is the currency of reports: leave it out");
    }

    /** In the currency of reports; empty where there is no rate. */
    public Optional<BigDecimal> convert(BigDecimal amount, String from) {
        return from.equals(currency)
                ? Optional.of(amount)
                : Optional.ofNullable(rates.get(from)).map(amount::multiply);
    }

    /**
     * What sales of a category come to. Tax and goods are those of what was not given back.
     *
     * @param from the currency of both amounts
     */
    public Optional<Earnings> earnings(
            String category, String from, BigDecimal gross, BigDecimal refunded, BigDecimal unitsReturned) {
        return convert(gross, from).flatMap(sold -> convert(refunded, from).map(back -> {
            BigDecimal net = sold.subtract(back);
            BigDecimal tax = net.multiply(taxShare);
            BigDecimal goods = net.subtract(tax).multiply(BigDecimal.ONE.subtract(margin.of(category)));
            return new Earnings(sold, back, tax, goods, unitsReturned.multiply(returnedUnit));
        }));
    }

    private static void require(boolean holds, String name, Object value, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; " + remedy);
        }
    }

    private static void requireCurrency(String name, String code) {
        require(
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(known -> known.getCurrencyCode().equals(code)),
                name,
                code,
                "it must be a currency of ISO 4217 such as EUR");
    }
}
