package dev.sapando.ingest.cost;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The ledger for reading.
 *
 * @param cells of every day that is kept
 */
public record CostReport(Map<CostCell, BigDecimal> cells, Assumptions assumptions) {
    /** What rows can be by; {@code field} lists what no consumer reads. */
    public static final List<String> BY = List.of("topic", "type", "consumer", "day", "field");

    private static final int MILLIONTHS = 6;
    private static final int GIGA = 9;
    private static final Map<String, String> SHOWN = Map.of(
            "cost.stored_bytes", "storedBytes",
            "cost.stored_micros", "storedPerDay",
            "cost.moved_bytes", "movedBytes",
            "cost.moved_micros", "moved",
            "cost.unread_bytes", "unreadBytes",
            "cost.unread_micros", "unreadPerDay");

    public CostReport {
        cells = Map.copyOf(cells);
    }

    /** Day of the last measurement. */
    Optional<LocalDate> day() {
        return cells.keySet().stream()
                .filter(cell -> cell.metric().equals("cost.assumptions"))
                .map(CostCell::day)
                .max(Comparator.naturalOrder());
    }

    /** Nothing is kept of an event yet, or nothing measured: what there is to tell are zeros and Kafka's own topics. */
    boolean isBeforeFirstEvent() {
        return newest("cost.stored_bytes").entrySet().stream()
                .filter(cell -> cell.getKey().labels().getOrDefault("topic", "").startsWith("events."))
                .allMatch(cell -> cell.getValue().signum() == 0);
    }

    /** Cells of one metric on the newest day. */
    Map<CostCell, BigDecimal> newest(String metric) {
        LocalDate newest = day().orElse(LocalDate.MIN);
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().metric().equals(metric)
                        && cell.getKey().day().equals(newest))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Bytes are whole numbers; money is a decimal as a text, in units of the currency; a month is the assumed one. */
    public JsonObject json(String by) {
        var rows = new TreeMap<String, Map<String, BigDecimal>>();
        cells.forEach((cell, value) -> name(by, cell).ifPresent(name -> rows.computeIfAbsent(name, n -> new HashMap<>())
                .merge(SHOWN.get(cell.metric()), value, BigDecimal::add)));
        var list = new JsonArray();
        ordered(by, rows).forEach(row -> list.add(row(by, row.getKey(), row.getValue())));
        return new JsonObject()
                .put("by", by)
                .put("day", day().map(LocalDate::toString).orElse(null))
                .put("currency", assumptions.currency())
                .put("assumptions", assumed())
                .put("rows", list);
    }

    /** Fields by what they take, since the first are the ones worth a question; all others by name. */
    private static List<Map.Entry<String, Map<String, BigDecimal>>> ordered(
            String by, SortedMap<String, Map<String, BigDecimal>> rows) {
        Comparator<Map.Entry<String, Map<String, BigDecimal>>> largestFirst = Comparator.comparing(
                row -> row.getValue().getOrDefault("unreadBytes", BigDecimal.ZERO), Comparator.reverseOrder());
        return by.equals("field")
                ? rows.entrySet().stream().sorted(largestFirst).toList()
                : List.copyOf(rows.entrySet());
    }

    /** What the row is called that a cell belongs to; empty where it belongs to none. */
    private Optional<String> name(String by, CostCell cell) {
        if (!SHOWN.containsKey(cell.metric()) || cell.metric().contains("unread") != by.equals("field")) {
            return Optional.empty();
        }
        if (by.equals("day")) {
            return Optional.of(cell.day().toString());
        }
        if (day().filter(cell.day()::equals).isEmpty()) {
            return Optional.empty();
        }
        String topic = cell.labels().getOrDefault("topic", "");
        return switch (by) {
            case "field" -> Optional.of(topic + " " + cell.labels().get("field"));
            case "topic" -> Optional.of("archive".equals(cell.labels().get("store")) ? topic + " (archive)" : topic);
            default -> Optional.ofNullable(cell.labels().get(by)).filter(name -> !name.isEmpty());
        };
    }

    private JsonObject row(String by, String name, Map<String, BigDecimal> numbers) {
        var row = new JsonObject().put(by, name);
        new TreeMap<>(numbers).forEach((column, number) -> {
            if (column.endsWith("Bytes")) {
                row.put(column, number.longValueExact());
            } else {
                row.put(column, plain(number.movePointLeft(MILLIONTHS)));
            }
        });
        BigDecimal unread = numbers.get("unreadBytes");
        BigDecimal storedPerDay = numbers.get("storedPerDay");
        if (unread != null) {
            // Of the bytes: a day's cost of few of them is rounded, and two fields that differ would look the same.
            BigDecimal price = assumptions.kafkaPerGbMonth().movePointLeft(GIGA);
            row.put("savedPerMonth", plain(unread.multiply(price)));
        } else if (storedPerDay != null) {
            BigDecimal month =
                    storedPerDay.movePointLeft(MILLIONTHS).multiply(BigDecimal.valueOf(assumptions.daysPerMonth()));
            row.put("storedPerMonth", plain(month));
        }
        return row;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private JsonObject assumed() {
        return new JsonObject()
                .put("version", assumptions.version())
                .put("date", assumptions.date().toString())
                .put("kafkaPerGbMonth", assumptions.kafkaPerGbMonth().toPlainString())
                .put("archivePerGbMonth", assumptions.archivePerGbMonth().toPlainString())
                .put("movedPerGb", assumptions.movedPerGb().toPlainString())
                .put("daysPerMonth", assumptions.daysPerMonth());
    }
}
