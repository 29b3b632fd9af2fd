package dev.sapando.demo.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings that let the system choose every port, so that tests neither meet each other nor a stack that runs here. */
public final class FreePorts {
    private static final List<String> PORTS = List.of(
            "KAFKA_PORT",
            "COLLECTOR_PORT",
            "COLLECTOR_ADMIN_PORT",
            "ARCHIVE_ADMIN_PORT",
            "FEATURES_ADMIN_PORT",
            "SERVING_PORT",
            "SERVING_ADMIN_PORT",
            "MONITORING_PORT",
            "MONITORING_ADMIN_PORT");

    private FreePorts() {}

    public static Map<String, String> settings() {
        return PORTS.stream().collect(Collectors.toMap(port -> port, port -> "0"));
    }
}
