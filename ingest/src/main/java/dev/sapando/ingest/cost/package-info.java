/** What keeping and moving the data costs, by type, topic, consumer, field and day. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest.cost;

import org.jspecify.annotations.NullMarked;
