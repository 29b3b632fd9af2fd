@NullMarked
package dev.sapando.demo.architecture;

import org.jspecify.annotations.NullMarked;
