/**
 * What is deleted from a state store leaves its files, too. Stands in features and in monitoring alike, since no module under both knows
 * Kafka Streams; a test sees that it stays the same. Owner: data engineers.
 */
@NullMarked
package dev.sapando.features.disk;

import org.jspecify.annotations.NullMarked;
