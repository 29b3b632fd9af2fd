/** The service that answers the business's questions out of the stream. Owner: shared; see {@code metrics.yaml}. */
@NullMarked
package dev.sapando.monitoring;

import org.jspecify.annotations.NullMarked;
