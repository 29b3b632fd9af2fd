/** The shop the tests tell of, and where the real data is. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest.testing;

import org.jspecify.annotations.NullMarked;
