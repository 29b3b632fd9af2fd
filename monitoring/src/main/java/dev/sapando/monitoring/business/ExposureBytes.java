package dev.sapando.monitoring.business;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** An exposure as bytes: places are bits, and an item that was taken is named once, in the list. */
final class ExposureBytes {
    /** 1 is that of {@link Compact}, by which it was written without its items. */
    private static final int VERSION = 2;

    private static final int NO_LIST = 0;
    private static final int LIST = 1;
    private static final int WAITING = 2;

    private ExposureBytes() {}

    static Serde<Exposure> serde() {
        return Serdes.serdeFrom(
                (topic, exposure) -> exposure == null ? null : bytes(exposure),
                (topic, bytes) -> bytes == null ? null : read(bytes));
    }

    private static byte[] bytes(Exposure exposure) {
        var out = new Packed().octet(VERSION).endOfFirst();
        Exposure.Served served = exposure.served();
        Integer waitingSince = exposure.waitingSince();
        if (served != null) {
            served(served, out.octet(LIST));
        } else if (waitingSince != null) {
            out.octet(WAITING).signed(waitingSince);
        } else {
            out.octet(NO_LIST);
        }
        bits(exposure.seen(), out);
        bits(exposure.clicked(), out);
        Taken taken = exposure.taken();
        out.unsigned(taken.byItem().size());
        taken.byItem().forEach((item, count) -> count(count, out.text(item)));
        count(taken.others(), out);
        return out.bytes();
    }

    private static Exposure read(byte[] bytes) {
        var in = new Unpacked();
        in.from(bytes, 0);
        try {
            OtherRelease.check(in.octet(), VERSION, "what became of a served list");
            String[] texts = in.texts();
            int kind = in.octet();
            return new Exposure(
                    kind == LIST ? served(in, texts) : null,
                    kind == WAITING ? waiting(in) : null,
                    bits(in),
                    bits(in),
                    taken(in, texts));
        } catch (IndexOutOfBoundsException e) {
            throw new SerializationException("what became of a served list, " + bytes.length + " bytes, is cut", e);
        }
    }

    private static void served(Exposure.Served list, Packed out) {
        out.signed(list.at())
                .signed(list.day())
                .text(list.arm())
                .text(list.release())
                .text(list.placement());
        out.unsigned(list.items().size());
        list.items().forEach(out::text);
    }

    private static Exposure.Served served(Unpacked in, String[] texts) {
        long at = in.signed();
        int day = (int) in.signed();
        String arm = in.text(texts);
        String release = in.text(texts);
        String placement = in.text(texts);
        int places = in.length();
        List<String> items = new ArrayList<>(places);
        for (int i = 0; i < places; i++) {
            items.add(in.text(texts));
        }
        return new Exposure.Served(at, day, arm, release, placement, items);
    }

    private static @Nullable Integer waiting(Unpacked in) {
        return (int) in.signed();
    }

    private static void count(Taken.Count count, Packed out) {
        out.unsigned(count.carted()).unsigned(count.bought()).unsigned(count.returned());
    }

    private static Taken taken(Unpacked in, String[] texts) {
        var items = new TreeMap<String, Taken.Count>();
        int size = in.length();
        for (int i = 0; i < size; i++) {
            items.put(in.text(texts), count(in));
        }
        return new Taken(items, count(in));
    }

    private static Taken.Count count(Unpacked in) {
        return new Taken.Count(in.unsigned(), in.unsigned(), in.unsigned());
    }

    private static void bits(BitSet bits, Packed out) {
        byte[] bytes = bits.toByteArray();
        out.unsigned(bytes.length);
        for (byte octet : bytes) {
            out.octet(octet);
        }
    }

    private static BitSet bits(Unpacked in) {
        byte[] bytes = new byte[in.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) in.octet();
        }
        return BitSet.valueOf(bytes);
    }
}
