package dev.sapando.demo.live;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;

/** When the person gave the command: the launcher says it by {@code SAPANDO_STARTED_AT}; without it, when this JVM began. */
final class CommandGiven {
    private CommandGiven() {}

    static Instant at(Map<String, String> environment) {
        String told = environment.getOrDefault("SAPANDO_STARTED_AT", "");
        return Instant.ofEpochMilli(
                told.matches("\\d{13}")
                        ? Long.parseLong(told)
                        : ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
