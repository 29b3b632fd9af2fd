/** Where the parts of the pipeline meet: topics, their owners, and the bytes on them. Owners: data engineers and data scientists together. */
@NullMarked
package dev.sapando.event.topic;

import org.jspecify.annotations.NullMarked;
