@NullMarked
package dev.sapando.demo.command;

import org.jspecify.annotations.NullMarked;
