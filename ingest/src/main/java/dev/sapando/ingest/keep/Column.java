package dev.sapando.ingest.keep;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of an archived topic.
 *
 * @param type as DuckDB names it
 * @param value of a record, as a Java type that {@link Cells} knows; null where it has none
 */
record Column<V>(String name, String type, Function<V, @Nullable Object> value) {}
