@NullMarked
package dev.sapando.demo.keep;

import org.jspecify.annotations.NullMarked;
