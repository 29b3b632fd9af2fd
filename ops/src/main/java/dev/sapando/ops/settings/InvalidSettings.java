package dev.sapando.ops.settings;

import java.util.List;

/** Settings that cannot be used; every problem at once, each naming the setting, its value and the remedy. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidSettings(List<String> problems) {
        super(String.join("\n", problems));
    }
}
