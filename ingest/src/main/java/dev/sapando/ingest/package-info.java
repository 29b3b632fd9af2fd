/** Events come in, are verified, and can be sent again: the service and its settings. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest;

import org.jspecify.annotations.NullMarked;
