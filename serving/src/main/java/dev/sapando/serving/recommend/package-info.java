/** From a question to a list: levels in order, never what must not be shown. Owner: data scientists. */
@NullMarked
package dev.sapando.serving.recommend;

import org.jspecify.annotations.NullMarked;
