/** Who may send what: write keys, their scope, origins and rate. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest.keys;

import org.jspecify.annotations.NullMarked;
