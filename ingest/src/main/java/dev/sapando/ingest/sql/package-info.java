/** SQL over the archive, as analysts ask it: views, and answers as tables, CSV, JSON or a DuckDB file. Owner: data engineers and analysts. */
@NullMarked
package dev.sapando.ingest.sql;

import org.jspecify.annotations.NullMarked;
