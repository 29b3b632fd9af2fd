/** The archive: what the topics keep for days stands here for years, as Parquet, once each. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest.keep;

import org.jspecify.annotations.NullMarked;
