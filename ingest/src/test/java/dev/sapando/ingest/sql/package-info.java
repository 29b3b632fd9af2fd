@NullMarked
package dev.sapando.ingest.sql;

import org.jspecify.annotations.NullMarked;
