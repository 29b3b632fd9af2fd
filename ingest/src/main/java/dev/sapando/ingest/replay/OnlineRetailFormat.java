package dev.sapando.ingest.replay;

import dev.sapando.ingest.replay.Invoice.Article;
import dev.sapando.ingest.replay.Invoice.Head;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wholesaler's invoices (UCI 352): {@code InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country}, a
 * line for each article, those of an invoice one after the other; pounds, London's time. What is no sale of an article is a broken
 * line, so that it is counted and named: ingest's README has the table of its dirt.
 */
final class OnlineRetailFormat implements Converter {
    /** Postage, carriage, fees, discounts, samples, entries by hand: money, and no article. */
    private static final Set<String> NO_ARTICLES =
            Set.of("POST", "DOT", "C2", "M", "D", "S", "B", "AMAZONFEE", "BANK CHARGES", "CRUK", "PADS");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("[uuuu-MM-dd HH:mm:ss][M/d/uuuu H:mm]", Locale.ROOT);

    private final Columns columns =
            new Columns(',', "InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID");
    private final List<Article> articles = new ArrayList<>();
    private @Nullable Head open;

    @Override
    public List<Outgoing> convert(Line line) throws BrokenLine {
        Row row = columns.row(line);
        return take(row);
    }

    @Override
    public List<Outgoing> end() {
        List<Outgoing> events = open == null ? List.of() : new Invoice(open, articles).events();
        open = null;
        articles.clear();
        return events;
    }

    /** The invoice before this line's, once that one is over. */
    private List<Outgoing> take(Row row) throws BrokenLine {
        String number = row.text("InvoiceNo").toUpperCase(Locale.ROOT);
        Article article = article(row, number.startsWith("C"));
        Instant time = row.time("InvoiceDate", TIME, LONDON);
        List<Outgoing> before = List.of();
        if (open == null || !open.number().equals(number)) {
            before = end();
            // Some exports write customers as 17850.0.
            Optional<String> customer = row.optional("CustomerID").map(id -> id.replaceFirst("\\.0$", ""));
            open = new Head(number, customer, time, row.optional("Country"));
        }
        articles.add(article);
        return before;
    }

    private static Article article(Row row, boolean cancelled) throws BrokenLine {
        String code = row.text("StockCode").toUpperCase(Locale.ROOT);
        if (NO_ARTICLES.contains(code)) {
            throw new BrokenLine(code + " is no article");
        }
        long quantity = row.whole("Quantity");
        BigDecimal price = row.amount("UnitPrice");
        boolean nobody = row.optional("CustomerID").isEmpty()
                && row.optional("Description").isEmpty();
        if (price.signum() == 0 && (nobody || (quantity < 0 && !cancelled))) {
            throw new BrokenLine("quantity " + quantity + " at no price: a correction of the stock, no sale");
        }
        if (price.signum() < 0 || quantity == 0 || quantity < 0 != cancelled) {
            throw new BrokenLine("quantity " + quantity + " at " + price + " is neither a sale nor a cancellation");
        }
        return new Article(code, Math.abs(quantity), price);
    }
}
