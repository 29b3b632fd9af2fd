package dev.sapando.ops.http;

import dev.sapando.ops.settings.Settings;

/** Where a server listens, and the setting that moves it. Loopback unless {@code SAPANDO_BIND} says otherwise. */
public record Endpoint(String host, int port, String setting) {
    public static Endpoint from(Settings settings, String setting, int byDefault) {
        return new Endpoint(settings.text("SAPANDO_BIND", "127.0.0.1"), settings.port(setting, byDefault), setting);
    }
}
