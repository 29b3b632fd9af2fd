/**
 * The business metrics as they are defined, read aloud: straight from a list of what happened, in one thread, without state, bytes
 * or order. Calls nothing of the pipeline, since it is what the pipeline is held against. Owner: analysts.
 */
@NullMarked
package dev.sapando.monitoring.reference;

import org.jspecify.annotations.NullMarked;
