/** What a visitor can do in the shop, as typed views over the one flat record. Owners: data engineers and data scientists together. */
@NullMarked
package dev.sapando.event;

import org.jspecify.annotations.NullMarked;
