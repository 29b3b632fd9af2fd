package dev.sapando.event.rule;

import java.time.Duration;
import java.time.Instant;

/** Bounds of an event's fields. Written from the contract of events.collected by ContractDocumentationTest; change them there. */
final class Limits {
    static final int EVENT_ID_MAX_LENGTH = 64;
    static final Duration OCCURRED_AT_FUTURE_TOLERANCE = Duration.parse("PT5M");
    static final Instant OCCURRED_AT_MAXIMUM = Instant.parse("9999-12-31T23:59:59.999Z");
    static final Instant OCCURRED_AT_MINIMUM = Instant.parse("0001-01-01T00:00:00Z");
    static final int VISITOR_ID_MAX_LENGTH = 128;
    static final int SESSION_ID_MAX_LENGTH = 128;
    static final int CUSTOMER_ID_MAX_LENGTH = 128;
    static final int CHANNEL_MAX_LENGTH = 128;
    static final int CAMPAIGN_MAX_LENGTH = 128;
    static final int PLATFORM_MAX_LENGTH = 128;
    static final int USER_AGENT_MAX_LENGTH = 1_024;
    static final int ITEM_ID_MAX_LENGTH = 128;
    static final int POSITION_MINIMUM = 0;
    static final int POSITIONS_MAX_ITEMS = 500;
    static final int POSITIONS_ENTRY_MINIMUM = 0;
    static final int RECOMMENDATION_ID_MAX_LENGTH = 128;
    static final int DEPTH_PERCENT_MAXIMUM = 100;
    static final int DEPTH_PERCENT_MINIMUM = 0;
    static final int DWELL_MILLIS_MINIMUM = 0;
    static final int QUERY_MAX_LENGTH = 1_024;
    static final int QUANTITY_MAXIMUM = 100_000;
    static final int QUANTITY_MINIMUM = 1;
    static final int ORDER_ID_MAX_LENGTH = 128;
    static final int LINES_MAX_ITEMS = 500;
    static final int LINES_ITEM_ID_MAX_LENGTH = 128;
    static final int LINES_QUANTITY_MAXIMUM = 100_000;
    static final int LINES_QUANTITY_MINIMUM = 1;
    static final int LINES_RECOMMENDATION_ID_MAX_LENGTH = 128;
    static final int ATTRIBUTES_MAX_PROPERTIES = 32;
    static final int ATTRIBUTES_NAME_MAX_LENGTH = 256;
    static final int ATTRIBUTES_VALUE_MAX_LENGTH = 1_024;

    private Limits() {}
}
