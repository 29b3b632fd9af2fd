/** A visitor's events become visits: rows that grow while the visit lives, whatever order the events come in. Owner: data scientists. */
@NullMarked
package dev.sapando.features.sessions;

import org.jspecify.annotations.NullMarked;
