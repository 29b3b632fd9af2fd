@NullMarked
package dev.sapando.demo.broker;

import org.jspecify.annotations.NullMarked;
