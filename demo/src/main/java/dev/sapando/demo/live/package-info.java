/** What {@code ./sapando demo} shows: a stack with a shop's traffic, a scoreboard and a closing report. Owner: all. */
@NullMarked
package dev.sapando.demo.live;

import org.jspecify.annotations.NullMarked;
