@NullMarked
package dev.sapando.demo.promise;

import org.jspecify.annotations.NullMarked;
