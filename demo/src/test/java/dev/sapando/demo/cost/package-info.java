/** The ledger of costs against a real broker. Owner: data engineers. */
@NullMarked
package dev.sapando.demo.cost;

import org.jspecify.annotations.NullMarked;
