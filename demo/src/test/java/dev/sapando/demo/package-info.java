@NullMarked
package dev.sapando.demo;

import org.jspecify.annotations.NullMarked;
