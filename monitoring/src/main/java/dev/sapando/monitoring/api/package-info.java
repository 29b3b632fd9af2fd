/** The public port: questions as JSON under {@code /v1}, the dashboard page elsewhere. Owner: analysts. */
@NullMarked
package dev.sapando.monitoring.api;

import org.jspecify.annotations.NullMarked;
