package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonFactory;
import dev.sapando.ingest.keys.Access;
import java.util.Map;

/** What can be posted to one path. */
record Route(Access access, Bodies bodies) {
    /** By path. */
    static Map<String, Route> all(CollectorSettings settings) {
        var consent = new Consent(settings.consentWhenAbsent());
        JsonFactory json = settings.bounds().json().factory();
        int most = settings.bounds().maxEvents();
        return Map.of(
                "/v1/events", new Route(Access.EVENTS, new Bodies(new EventReader(consent), most, json)),
                "/v1/events:check", new Route(Access.CHECK, checking(consent, most, json)),
                "/v1/items", new Route(Access.ITEMS, new Bodies(new ItemReader(), most, json)),
                "/v1/spend", new Route(Access.SPEND, new Bodies(new SpendReader(), most, json)));
    }

    /** Events that are only looked at, also for what verification would note on them. */
    static Bodies checking(Consent consent, int most, JsonFactory json) {
        return new Bodies(new EventReader(consent, new EventNotes()::of), most, json);
    }

    /** Only says what would become of it: needs no Kafka and leaves no trace. */
    boolean onlyChecks() {
        return access == Access.CHECK;
    }
}
