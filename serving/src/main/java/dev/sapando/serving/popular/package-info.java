/** What everybody looks at, puts into the cart and buys, as of a day. Owner: data scientists. */
@NullMarked
package dev.sapando.serving.popular;

import org.jspecify.annotations.NullMarked;
