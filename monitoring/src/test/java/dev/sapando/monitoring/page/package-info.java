/** The page as a browser meets it. Owner: analysts. */
@NullMarked
package dev.sapando.monitoring.page;

import org.jspecify.annotations.NullMarked;
