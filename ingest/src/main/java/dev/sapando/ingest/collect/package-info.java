/** The edge: reads what the shop sends, refuses event by event, answers after Kafka's acks. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest.collect;

import org.jspecify.annotations.NullMarked;
