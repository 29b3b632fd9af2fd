package dev.sapando.demo.real;

import dev.sapando.monitoring.reference.Deed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The wholesaler's December of 2010, added up by this test alone: by plain splitting at commas, counted from the right, where no
 * column is quoted. An article's code begins with five digits, or names a voucher or a dotcom article.
 *
 * @param lines of the file
 * @param invoices of lines that are a sale or a cancellation of an article
 */
public record WholesaleBooks(long lines, List<Invoice> invoices) {
    private static final int LINES_OF_AN_EVENT = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** @param customer empty where it is not known who bought */
    public record Invoice(String number, String customer, LocalDateTime time, List<Deed.Line> lines) {
        boolean isCancellation() {
            return number.startsWith("C");
        }

        /** Who bought; whom nobody knows is somebody of their own. */
        String buyer() {
            return customer.isEmpty() ? "invoice " + number : customer;
        }

        int events() {
            return (lines.size() + LINES_OF_AN_EVENT - 1) / LINES_OF_AN_EVENT;
        }

        BigDecimal total() {
            return sum(lines.stream());
        }
    }

    public static WholesaleBooks read(Path file) throws IOException {
        var invoices = new LinkedHashMap<String, Invoice>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] column = line.split(",", -1);
            int last = column.length - 1;
            int quantity = Integer.parseInt(column[last - 4]);
            var price = new BigDecimal(column[last - 2]);
            boolean unnamed = column[last - 1].isEmpty() && column.length == 8 && column[2].isBlank();
            boolean writtenOff = quantity < 0 && !column[0].startsWith("C");
            if (column[1].matches("\\d{5}.*|gift.*|DCGS.*") && !writtenOff && !(unnamed && price.signum() == 0)) {
                var time = LocalDateTime.parse(column[last - 3], TIME);
                invoices.computeIfAbsent(
                                column[0], number -> new Invoice(number, column[last - 1], time, new ArrayList<>()))
                        .lines()
                        .add(new Deed.Line(Math.abs(quantity), price));
            }
        }
        return new WholesaleBooks(lines.size() - 1, List.copyOf(invoices.values()));
    }

    long articleLines() {
        return invoices.stream().mapToLong(invoice -> invoice.lines.size()).sum();
    }

    /** Invoices, however many events each is told in. */
    long orders() {
        return sales().count();
    }

    /** Invoices over nothing. */
    long freeOrders() {
        return sales().filter(invoice -> invoice.total().signum() == 0).count();
    }

    public long events() {
        return invoices.stream().mapToLong(Invoice::events).sum();
    }

    BigDecimal sold() {
        return sum(sales().map(Invoice::lines).flatMap(Collection::stream));
    }

    BigDecimal takenBack() {
        return sum(cancellations().map(Invoice::lines).flatMap(Collection::stream));
    }

    /** Who bought, and on which days. */
    Map<String, Set<LocalDate>> buyers() {
        return buyers(sales());
    }

    /** An invoice over nothing bought nothing. */
    Map<String, Set<LocalDate>> buyersWithoutFreeInvoices() {
        return buyers(sales().filter(invoice -> invoice.total().signum() > 0));
    }

    /** As events. London's time was UTC that month. */
    public List<Deed> deeds() {
        var deeds = new ArrayList<Deed>();
        for (Invoice invoice : invoices) {
            for (int from = 0; from < invoice.lines.size(); from += LINES_OF_AN_EVENT) {
                deeds.add(new Deed(
                                invoice.number + ":" + from,
                                invoice.isCancellation() ? "refund" : "purchase",
                                invoice.time.toInstant(ZoneOffset.UTC),
                                invoice.buyer(),
                                invoice.customer.isEmpty() ? null : invoice.customer,
                                null,
                                null,
                                null,
                                null,
                                false,
                                true,
                                "GBP",
                                invoice.lines.subList(from, Math.min(invoice.lines.size(), from + LINES_OF_AN_EVENT)))
                        .more(from > 0));
            }
        }
        return deeds;
    }

    private Stream<Invoice> sales() {
        return invoices.stream().filter(invoice -> !invoice.isCancellation());
    }

    private Stream<Invoice> cancellations() {
        return invoices.stream().filter(Invoice::isCancellation);
    }

    private static Map<String, Set<LocalDate>> buyers(Stream<Invoice> sales) {
        var days = new TreeMap<String, Set<LocalDate>>();
        sales.forEach(invoice -> days.computeIfAbsent(invoice.buyer(), unknown -> new TreeSet<>())
                .add(invoice.time.toLocalDate()));
        return days;
    }

    private static BigDecimal sum(Stream<Deed.Line> lines) {
        return lines.map(Deed.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
