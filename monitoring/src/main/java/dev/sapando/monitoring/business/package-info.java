/** Business metrics as cells: per visitor a compact state, per change of it exact changes of sums. Owner: analysts. */
@NullMarked
package dev.sapando.monitoring.business;

import org.jspecify.annotations.NullMarked;
