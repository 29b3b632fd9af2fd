/** What became of the traffic, as monitoring answers it, held against what the shop itself counted. Owner: analysts. */
@NullMarked
package dev.sapando.demo.report;

import org.jspecify.annotations.NullMarked;
