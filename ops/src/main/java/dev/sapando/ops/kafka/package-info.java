/** How every service reaches Kafka. Owner: ops. */
@NullMarked
package dev.sapando.ops.kafka;

import org.jspecify.annotations.NullMarked;
