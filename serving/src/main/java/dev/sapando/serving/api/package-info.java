/** The shop's door: GET and POST /v1/recommendations. Owner: data engineers. */
@NullMarked
package dev.sapando.serving.api;

import org.jspecify.annotations.NullMarked;
