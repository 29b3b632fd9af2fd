package dev.sapando.features.sessions;

import dev.sapando.schema.Session;
import dev.sapando.schema.SessionItem;
import dev.sapando.schema.features.ItemTouch;
import dev.sapando.schema.features.SessionSum;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What readers see of a session's sum. */
final class SessionRows {
    private SessionRows() {}

    static Session of(SessionId id, SessionSum sum) {
        var row = new Session();
        row.setSessionId(id.sessionId());
        row.setVisitorId(id.visitorId());
        row.setCustomerId(Mentions.value(sum.getCustomer()));
        row.setStartedAt(Instant.ofEpochMilli(sum.getStartedAt()));
        row.setLastEventAt(Instant.ofEpochMilli(sum.getLastEventAt()));
        row.setEnded(sum.getEnded());
        row.setBot(sum.getBot());
        row.setChannel(Mentions.value(sum.getChannel()));
        row.setCampaign(Mentions.value(sum.getCampaign()));
        row.setPlatform(Mentions.value(sum.getPlatform()));
        row.setEvents(sum.getEvents());
        row.setPageViews(sum.getPageViews());
        row.setProductViews(sum.getProductViews());
        row.setSearches(sum.getSearches());
        row.setCartAdds(sum.getCartAdds());
        row.setCheckouts(sum.getCheckouts());
        row.setPurchases(sum.getPurchases());
        row.setRefunds(sum.getRefunds());
        row.setItems(items(sum));
        return row;
    }

    private static List<SessionItem> items(SessionSum sum) {
        Set<String> bought = sum.getBought().stream().map(ItemTouch::getItemId).collect(Collectors.toUnmodifiableSet());
        return sum.getTouched().stream()
                .map(touch -> new SessionItem(
                        touch.getItemId(), Instant.ofEpochMilli(touch.getAt()), bought.contains(touch.getItemId())))
                .toList();
    }
}
