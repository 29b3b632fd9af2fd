/** The whole stack under what real shops recorded, held against plain counts of the files. */
@NullMarked
package dev.sapando.demo.real;

import org.jspecify.annotations.NullMarked;
