/** The page in a real browser, and its charts read back: for this module's tests and, as test-jar, for whoever runs a stack. Owner: analysts. */
@NullMarked
package dev.sapando.monitoring.readback;

import org.jspecify.annotations.NullMarked;
