/** The one screen on which everybody sees the shop: served from the jar, drawn in the browser. Owner: analysts. */
@NullMarked
package dev.sapando.monitoring.page;

import org.jspecify.annotations.NullMarked;
