/** What the contracts say of the services is what the services do. Owners: all. */
@NullMarked
package dev.sapando.demo.contract;

import org.jspecify.annotations.NullMarked;
