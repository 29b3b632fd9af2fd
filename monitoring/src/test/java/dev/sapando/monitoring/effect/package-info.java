/** The statistics of an experiment, held against simulated ones. Owner: DS. */
@NullMarked
package dev.sapando.monitoring.effect;

import org.jspecify.annotations.NullMarked;
