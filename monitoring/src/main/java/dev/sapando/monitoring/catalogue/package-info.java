/** What is asked and whose question it is: the catalogue in {@code metrics.yaml}. Owner: analysts, with DS and ops. */
@NullMarked
package dev.sapando.monitoring.catalogue;

import org.jspecify.annotations.NullMarked;
