/** The business metrics, number for number: monitoring's answers, SQL over the archive, and a plain reading of what was sent. Owner: analysts. */
@NullMarked
package dev.sapando.demo.exact;

import org.jspecify.annotations.NullMarked;
