package dev.sapando.ingest.collect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of money as the contract stores them: at most 14 digits before the point and 4 after it, exactly. */
final class Amounts {
    private static final int DECIMALS = 4;
    private static final int WHOLE_DIGITS = 14;
    private static final int LONGEST = 64;
    private static final Pattern FORM = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,9})?");

    private Amounts() {}

    static @Nullable BigDecimal parse(String text, String field, Fields fields) {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            fields.refuse(
                    "amount_unreadable",
                    field,
                    field + " " + Fields.quoted(text) + " is no decimal number; write 79.90");
            return null;
        }
        // Without trailing zeros 1e9 and 1000000000 are the same few digits, and an exponent cannot ask for gigabytes.
        BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
        if (amount.scale() > DECIMALS) {
            fields.refuse(
                    "amount_too_precise",
                    field,
                    field + " " + text + " has more than " + DECIMALS + " decimals; round it where you know how");
            return null;
        }
        if ((long) amount.precision() - amount.scale() > WHOLE_DIGITS) {
            fields.refuse(
                    "amount_too_large",
                    field,
                    field + " " + text + " has more than " + WHOLE_DIGITS + " digits before the point");
            return null;
        }
        return amount.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }
}
