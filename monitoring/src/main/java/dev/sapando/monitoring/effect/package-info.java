/** What a difference between the arms of an experiment is worth: intervals, the sample ratio, the verdict. Pure values. Owner: DS, with analysts. */
@NullMarked
package dev.sapando.monitoring.effect;

import org.jspecify.annotations.NullMarked;
