/** The contract as data: read, compared with the code, with what was published, and turned into pages. Owners: data engineers and data scientists together. */
@NullMarked
package dev.sapando.event.contract;

import org.jspecify.annotations.NullMarked;
