/** What arrived and what became of it, per minute of arrival: accepted = verified + duplicates + rejected. Owner: DE. */
@NullMarked
package dev.sapando.monitoring.reconcile;

import org.jspecify.annotations.NullMarked;
