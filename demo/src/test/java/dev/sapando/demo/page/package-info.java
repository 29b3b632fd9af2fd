/** The dashboard page of a stack that really runs. Owner: analysts. */
@NullMarked
package dev.sapando.demo.page;

import org.jspecify.annotations.NullMarked;
