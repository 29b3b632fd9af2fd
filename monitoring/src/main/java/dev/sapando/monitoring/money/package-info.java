/** What sales and points of a metric are worth, by assumptions that have a version. Pure values. Owner: analysts. */
@NullMarked
package dev.sapando.monitoring.money;

import org.jspecify.annotations.NullMarked;
