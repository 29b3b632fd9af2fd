package dev.sapando.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a sample's replay must come to: {@code NAME.expected.json} beside it, held against what it came to.
 *
 * @param account what the replay itself is told: sent, accepted, rejected by code, and what verification made of them
 * @param business what monitoring makes of them
 */
record ExpectedAnswers(Map<String, BigDecimal> account, Map<String, BigDecimal> business) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CODE = "rejectedByCode";
    private static final Set<String> AT_THE_DOOR = Set.of("sent", "accepted", "rejected");

    /** What is known about a figure beside itself. */
    enum State {
        /** All that is to come has come. */
        WHOLE,
        /** Some events have no outcome yet: what is short may still come. */
        IN_FLIGHT,
        /** Others sent meanwhile, and are counted too: what is more may be theirs. */
        WITH_OTHERS;

        /** Of the outcomes: only those who send as the same producer are counted too. */
        static State ofOutcomes(Aftermath after, long accepted) {
            long open = after.open(accepted);
            return open > 0 ? IN_FLIGHT : open < 0 ? WITH_OTHERS : WHOLE;
        }

        /** Of sessions, funnel and revenue, which are everybody's. */
        static State ofBusiness(Aftermath after, long accepted) {
            return after.hasOthers(accepted) ? WITH_OTHERS : ofOutcomes(after, accepted);
        }
    }

    /** One line of the comparison; an actual that is not known is no match. */
    record Row(String name, BigDecimal expected, Optional<BigDecimal> actual, State state) {
        boolean matches() {
            return actual.map(value -> value.compareTo(expected))
                    .filter(sign -> sign == 0 || (sign > 0 && state == State.WITH_OTHERS))
                    .isPresent();
        }

        /** By how much it is short or over, and what that means. */
        String remark() {
            if (actual.isEmpty()) {
                return "  <-- not known";
            }
            BigDecimal over = actual.get().subtract(expected);
            if (over.signum() == 0) {
                return "";
            }
            if (matches()) {
                return "  others' too";
            }
            String by = number(over.abs());
            return over.signum() < 0 && state == State.IN_FLIGHT
                    ? "  <-- still in flight: " + by + " short"
                    : "  <-- differs: " + by + (over.signum() < 0 ? " short" : " over");
        }
    }

    ExpectedAnswers {
        account = Map.copyOf(account);
        business = Map.copyOf(business);
    }

    static ExpectedAnswers read(Path file) throws IOException {
        JsonNode json = JSON.readTree(file.toFile());
        return new ExpectedAnswers(
                of(json, "sent", "accepted", "rejected", "verified", "duplicates", "rejectedLater", CODE),
                of(json, "sessions", "purchases", "funnel", "grossRevenue", "refunded"));
    }

    /** Every number that is expected, and every code that came and was not. */
    List<Row> compare(Account told, Optional<Aftermath> aftermath, Map<String, BigDecimal> rise) {
        State outcomes =
                aftermath.map(after -> State.ofOutcomes(after, told.accepted())).orElse(State.WHOLE);
        State figures =
                aftermath.map(after -> State.ofBusiness(after, told.accepted())).orElse(State.WHOLE);
        Map<String, Optional<Long>> actual = new TreeMap<>(Map.of(
                "sent", Optional.of(told.sent()),
                "accepted", Optional.of(told.accepted()),
                "rejected", Optional.of(told.rejected()),
                "verified", aftermath.map(Aftermath::verified),
                "duplicates", aftermath.map(Aftermath::duplicates),
                "rejectedLater", aftermath.map(Aftermath::rejectedLater)));
        var names = new TreeSet<>(account.keySet());
        told.rejectedByCode().forEach((code, count) -> {
            names.add(CODE + "." + code);
            actual.put(CODE + "." + code, Optional.of(count));
        });
        var rows = new ArrayList<Row>();
        for (String name : names) {
            Optional<Long> none = name.startsWith(CODE) ? Optional.of(0L) : Optional.empty();
            rows.add(new Row(
                    name,
                    account.getOrDefault(name, BigDecimal.ZERO),
                    actual.getOrDefault(name, none).map(BigDecimal::valueOf),
                    AT_THE_DOOR.contains(name) || name.startsWith(CODE) ? State.WHOLE : outcomes));
        }
        rows.addAll(business(rise, figures));
        return List.copyOf(rows);
    }

    /** How many of the business's figures do not hold (yet). */
    long missing(Map<String, BigDecimal> rise, State state) {
        return business(rise, state).stream().filter(row -> !row.matches()).count();
    }

    private List<Row> business(Map<String, BigDecimal> rise, State state) {
        return new TreeMap<>(business)
                .entrySet().stream()
                        .map(figure -> new Row(
                                figure.getKey(),
                                figure.getValue(),
                                Optional.ofNullable(rise.get(figure.getKey())),
                                state))
                        .toList();
    }

    /** Of what the collector says alone: what is behind it is not asked for. */
    List<Row> compareVerdicts(Account told) {
        return compare(told, Optional.empty(), Map.of()).stream()
                .filter(row -> AT_THE_DOOR.contains(row.name) || row.name.startsWith(CODE))
                .toList();
    }

    static String table(List<Row> rows) {
        var text = new StringBuilder(String.format("%n%-40s %10s %10s%n", "sample", "expected", "actual"));
        for (Row row : rows) {
            text.append(String.format(
                    "%-40s %10s %10s%s%n",
                    row.name,
                    number(row.expected),
                    row.actual.map(ExpectedAnswers::number).orElse("not known"),
                    row.remark()));
        }
        return text.toString();
    }

    private static String number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return String.format("%,." + (plain.scale() > 0 ? 2 : 0) + "f", plain);
    }

    /** Numbers by name; those of an object as {@code funnel.view}. */
    private static Map<String, BigDecimal> of(JsonNode json, String... names) {
        var numbers = new TreeMap<String, BigDecimal>();
        for (String name : names) {
            JsonNode value = json.path(name);
            value.properties()
                    .forEach(e -> numbers.put(
                            name + "." + e.getKey(), new BigDecimal(e.getValue().asText())));
            if (value.isValueNode()) {
                numbers.put(name, new BigDecimal(value.asText()));
            }
        }
        return numbers;
    }
}
