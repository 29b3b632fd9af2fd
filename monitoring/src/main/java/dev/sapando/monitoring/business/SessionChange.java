package dev.sapando.monitoring.business;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A visitor's session came further; without steps it has been absorbed by another one. */
record SessionChange(String key, @Nullable SessionSteps steps) {
    void write(DataOutput out) throws IOException {
        Compact.writeText(out, key);
        out.writeBoolean(steps != null);
        if (steps != null) {
            steps.write(out);
        }
    }

    static SessionChange read(DataInput in) throws IOException {
        return new SessionChange(Compact.readText(in), in.readBoolean() ? SessionSteps.read(in) : null);
    }
}
