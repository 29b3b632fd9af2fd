/** Recommendations over HTTP out of live topics. Owners: data scientists (models), data engineers (running it). */
@NullMarked
package dev.sapando.serving;

import org.jspecify.annotations.NullMarked;
