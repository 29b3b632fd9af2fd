package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonParser;
import dev.sapando.event.rule.CurrencyKnown;
import dev.sapando.event.topic.CompositeKey;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Spend;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Reads what marketing paid on a day: each report replaces the one before of the same channel, campaign and day. */
final class SpendReader implements ElementReader {
    /** As of events: what lies outside the archive cannot write. */
    private static final int FIRST_YEAR = 1;

    private static final int LAST_YEAR = 9999;

    @Override
    public Element read(JsonInput input, Arrival arrival) throws IOException {
        var fields = new Fields(input);
        var spend = new Spend();
        JsonParser json = input.parser();
        var seen = new HashSet<String>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            // Unknown names come in any number; the first of them is the violation.
            if (fields.firstViolation().isEmpty() && !seen.add(name)) {
                fields.twice(name);
            }
            field(name, spend, fields);
        }
        check(spend, fields);
        String id = key(spend);
        return fields.firstViolation()
                .map(violation -> Element.refused(violation, id, true))
                .orElseGet(() -> Element.accepted(Records.of(Topics.MARKETING_SPEND, id, spend), id));
    }

    @Override
    public boolean mayBeKept(byte[] unreadable) {
        return true;
    }

    @Override
    public String stage() {
        return "spend";
    }

    private static void field(String name, Spend spend, Fields fields) throws IOException {
        switch (name) {
            case "channel" -> spend.setChannel(fields.text(name));
            case "campaign" -> spend.setCampaign(Catalogue.bounded(fields.text(name), name, fields));
            case "day" -> spend.setDay(day(fields.text(name), fields));
            case "amount" -> spend.setAmount(fields.amount(name));
            case "currency" -> spend.setCurrency(fields.text(name));
            default -> Catalogue.unknown(name, fields);
        }
    }

    private static @Nullable LocalDate day(@Nullable String text, Fields fields) {
        try {
            LocalDate day = text == null ? null : LocalDate.parse(text);
            if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
                fields.refuse(
                        "day_unreadable",
                        "day",
                        "day " + day + " is outside of the years 0001 to 9999; write 2024-03-01");
            }
            return day;
        } catch (DateTimeParseException e) {
            fields.refuse("day_unreadable", "day", "day is no date; write 2024-03-01");
            return null;
        }
    }

    private static void check(Spend spend, Fields fields) {
        Catalogue.requireName(spend.getChannel(), "channel", fields);
        if (spend.getDay() == null) {
            fields.missing("day");
        }
        if (spend.getAmount() == null) {
            fields.missing("amount");
        } else if (spend.getAmount().signum() < 0) {
            fields.refuse(
                    "amount_negative", "amount", "amount " + spend.getAmount().toPlainString() + " is negative");
        }
        if (spend.getCurrency() == null) {
            fields.missing("currency");
        } else {
            CurrencyKnown.check(spend.getCurrency()).ifPresent(fields::refuse);
        }
    }

    private static @Nullable String key(Spend spend) {
        return spend.getChannel() == null || spend.getDay() == null
                ? null
                : CompositeKey.of(
                        spend.getChannel(),
                        spend.getCampaign() == null ? "" : spend.getCampaign(),
                        spend.getDay().toString());
    }
}
