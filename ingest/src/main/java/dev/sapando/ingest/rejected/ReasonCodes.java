package dev.sapando.ingest.rejected;

import java.util.Set;

/** The codes an element can be refused with, so that one that may be mistyped is told; the README's table has the same. */
final class ReasonCodes {
    static final Set<String> ALL = Set.of(
            "unreadable",
            "field_missing",
            "field_type_wrong",
            "field_twice",
            "text_not_unicode",
            "text_too_long",
            "list_too_long",
            "number_out_of_range",
            "attributes_too_many",
            "attribute_too_long",
            "attribute_name_too_long",
            "type_unknown",
            "event_id_too_long",
            "time_unreadable",
            "time_impossible",
            "occurred_in_future",
            "depth_out_of_range",
            "dwell_negative",
            "position_negative",
            "quantity_too_small",
            "quantity_too_large",
            "amount_unreadable",
            "amount_too_precise",
            "amount_too_large",
            "amount_negative",
            "price_negative",
            "currency_unknown",
            "type_not_for_key",
            "key_missing",
            "key_wrong",
            "consent_not_honoured",
            "event_id_reused",
            "field_unknown",
            "image_not_a_name",
            "day_unreadable");

    private ReasonCodes() {}
}
