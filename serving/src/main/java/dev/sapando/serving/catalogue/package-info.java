/** What the shop can sell at this moment, and in which category. Owner: data engineers. */
@NullMarked
package dev.sapando.serving.catalogue;

import org.jspecify.annotations.NullMarked;
