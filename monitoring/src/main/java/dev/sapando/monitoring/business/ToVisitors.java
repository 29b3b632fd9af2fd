package dev.sapando.monitoring.business;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.schema.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sends each session's steps to its visitor, whose arm it is counted under. A session is reported with every event of it and
 * seldom comes further: what was sent last is remembered, for the latest sessions, to keep repetitions off the network.
 * That memory only saves work: whenever the task starts or is revived it is empty, since what was sent may have been
 * aborted and comes again; the receiver sees a repetition itself.
 */
final class ToVisitors extends ContextualProcessor<String, Session, String, SessionChange> {
    private static final int REMEMBERED = 10_000;

    private final BusinessDays days;
    private final Map<String, SessionChange> sent = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SessionChange> eldest) {
            return size() > REMEMBERED;
        }
    };

    ToVisitors(BusinessDays days) {
        this.days = days;
    }

    @Override
    public void init(ProcessorContext<String, SessionChange> context) {
        super.init(context);
        sent.clear();
    }

    @Override
    public void process(Record<String, Session> record) {
        if (record.key() == null) {
            return;
        }
        var change = new SessionChange(record.key(), steps(record.value()));
        if (!change.equals(sent.put(record.key(), change))) {
            context()
                    .forward(record.withKey(CompositeKey.parts(record.key()).get(0))
                            .withValue(change));
        }
    }

    private @Nullable SessionSteps steps(@Nullable Session session) {
        return session == null ? null : SessionSteps.of(session, days);
    }
}
