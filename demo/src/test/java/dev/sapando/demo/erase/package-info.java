/** That a visitor who asked to be forgotten is gone from every byte that is kept. Owner: data engineers. */
@NullMarked
package dev.sapando.demo.erase;

import org.jspecify.annotations.NullMarked;
