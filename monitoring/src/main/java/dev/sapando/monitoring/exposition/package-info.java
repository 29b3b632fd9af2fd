/** Business metrics as Prometheus gauges: today, yesterday, totals, the default cohort table. Owner: analysts. */
@NullMarked
package dev.sapando.monitoring.exposition;

import org.jspecify.annotations.NullMarked;
