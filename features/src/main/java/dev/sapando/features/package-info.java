/** Verified events become features: sessions and item behaviour. Owner: data scientists. */
@NullMarked
package dev.sapando.features;

import org.jspecify.annotations.NullMarked;
