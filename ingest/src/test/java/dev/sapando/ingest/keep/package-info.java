@NullMarked
package dev.sapando.ingest.keep;

import org.jspecify.annotations.NullMarked;
