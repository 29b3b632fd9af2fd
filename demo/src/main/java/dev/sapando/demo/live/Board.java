package dev.sapando.demo.live;

import java.util.List;

/** A run at a glance: lines for a screen, which are drawn over, and one for a file, which only grows. */
interface Board {
    List<String> lines();

    String line();
}
