/** What visitors do with each item, by day: the ground for what is popular. Owner: data scientists. */
@NullMarked
package dev.sapando.features.items;

import org.jspecify.annotations.NullMarked;
