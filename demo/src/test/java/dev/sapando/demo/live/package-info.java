@NullMarked
package dev.sapando.demo.live;

import org.jspecify.annotations.NullMarked;
