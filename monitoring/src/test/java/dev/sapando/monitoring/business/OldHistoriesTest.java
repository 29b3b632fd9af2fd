package dev.sapando.monitoring.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** State that an older monitoring has written is read on. */
class OldHistoriesTest {
    private static final int DAY = 19_800;

    private final Serde<VisitorHistory> serde =
            Compact.serde(VisitorBytes::write, VisitorBytes::readWithoutTrial, VisitorBytes::read);

    @Test
    void a_history_of_before_the_trials_is_read_and_its_visitor_stays_out_of_them() throws IOException {
        VisitorHistory old = serde.deserializer().deserialize("visitor-histories", firstVersion());

        assertThat(old.active().first()).isEqualTo(DAY);
        assertThat(old.arm()).isEqualTo(new Earliest(5, "treatment"));
        assertThat(old.bot()).isTrue();
        assertThat(old.trial()).isNull();
        assertThat(old.afterServing(4, DAY - 1, "control").trial())
                .as("nobody counted what this visitor did in the days after")
                .isNull();
    }

    @Test
    void a_history_comes_back_as_it_was() {
        var trial = new Trial(DAY, DAY + 3, new Tally(1, 2, 3, 4));
        var history = new VisitorHistory(
                Days.of(DAY), DAY, null, null, new Earliest(5, "treatment"), trial, false, List.of());

        VisitorHistory read =
                serde.deserializer().deserialize("", serde.serializer().serialize("", history));
        assertThat(read.trial()).isEqualTo(trial);
        assertThat(read.arm()).isEqualTo(history.arm());
    }

    @Test
    void state_of_a_newer_monitoring_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> serde.deserializer().deserialize("visitor-histories", new byte[] {3}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("state of visitor-histories has version 3")
                .hasMessageContaining("run the newer monitoring");
    }

    /** As version 1 wrote it: one day, first day, no purchase, no channel, an arm, a bot, no money. */
    private static byte[] firstVersion() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(1);
        out.writeShort(1);
        out.writeInt(DAY);
        out.writeBoolean(true);
        out.writeInt(DAY);
        out.writeBoolean(false);
        out.writeBoolean(false);
        out.writeBoolean(true);
        out.writeLong(5);
        Compact.writeText(out, "treatment");
        out.writeBoolean(true);
        out.writeInt(0);
        return bytes.toByteArray();
    }
}
