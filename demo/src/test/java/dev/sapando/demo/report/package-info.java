@NullMarked
package dev.sapando.demo.report;

import org.jspecify.annotations.NullMarked;
