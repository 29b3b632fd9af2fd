/** Every visitor's history in memory, and the persons that visitors turn out to be. Owner: analysts, with DS. */
@NullMarked
package dev.sapando.monitoring.people;

import org.jspecify.annotations.NullMarked;
