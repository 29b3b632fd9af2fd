/** A real Kafka broker in this JVM, so that one command runs everything. Owner: data engineers. */
@NullMarked
package dev.sapando.demo.broker;

import org.jspecify.annotations.NullMarked;
