package dev.sapando.demo.real;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The wholesaler's December of 2010, added up by this test alone: by plain splitting at commas, counted from the right, where no
 * column is quoted. An article's code begins with five digits, or names a voucher or a dotcom article.
 *
 * @param articles lines that are a sale or a cancellation of an article, by invoice
 */
record WholesaleBooks(long lines, Map<String, Integer> articles, BigDecimal sold, BigDecimal takenBack) {
    private static final int LINES_OF_AN_EVENT = 500;

    static WholesaleBooks read(Path file) throws IOException {
        var articles = new HashMap<String, Integer>();
        BigDecimal sold = BigDecimal.ZERO;
        BigDecimal takenBack = BigDecimal.ZERO;
        long lines = 0;
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            lines++;
            String[] column = line.split(",", -1);
            int last = column.length - 1;
            long quantity = Long.parseLong(column[last - 4]);
            BigDecimal price = new BigDecimal(column[last - 2]);
            boolean unnamed = column[last - 1].isEmpty() && column.length == 8 && column[2].isBlank();
            boolean writtenOff = quantity < 0 && !column[0].startsWith("C");
            if (!column[1].matches("\\d{5}.*|gift.*|DCGS.*") || writtenOff || (unnamed && price.signum() == 0)) {
                continue;
            }
            articles.merge(column[0], 1, Integer::sum);
            BigDecimal money = price.multiply(BigDecimal.valueOf(quantity));
            sold = sold.add(money.max(BigDecimal.ZERO));
            takenBack = takenBack.subtract(money.min(BigDecimal.ZERO));
        }
        return new WholesaleBooks(lines, Map.copyOf(articles), sold, takenBack);
    }

    long articleLines() {
        return articles.values().stream().mapToLong(Integer::longValue).sum();
    }

    long purchases() {
        return events(false);
    }

    long refunds() {
        return events(true);
    }

    private long events(boolean cancelled) {
        return articles.entrySet().stream()
                .filter(invoice -> invoice.getKey().startsWith("C") == cancelled)
                .mapToLong(invoice -> (invoice.getValue() + LINES_OF_AN_EVENT - 1) / LINES_OF_AN_EVENT)
                .sum();
    }
}
