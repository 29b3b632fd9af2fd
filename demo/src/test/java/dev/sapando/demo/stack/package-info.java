@NullMarked
package dev.sapando.demo.stack;

import org.jspecify.annotations.NullMarked;
