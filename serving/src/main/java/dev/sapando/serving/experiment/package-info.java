/** Who gets which recommender, and under which release. Owner: data scientists. */
@NullMarked
package dev.sapando.serving.experiment;

import org.jspecify.annotations.NullMarked;
