package dev.sapando.monitoring.business;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;

/** An exposure as bytes: places are bits. */
final class ExposureBytes {
    private static final int NO_LIST = 0;
    private static final int LIST = 1;
    private static final int WAITING = 2;

    private ExposureBytes() {}

    static void write(Exposure exposure, DataOutput out) throws IOException {
        Exposure.Served served = exposure.served();
        Integer waitingSince = exposure.waitingSince();
        if (served != null) {
            out.writeByte(LIST);
            writeServed(served, out);
        } else if (waitingSince != null) {
            out.writeByte(WAITING);
            out.writeInt(waitingSince);
        } else {
            out.writeByte(NO_LIST);
        }
        writeBits(exposure.seen(), out);
        writeBits(exposure.clicked(), out);
        out.writeLong(exposure.carted());
        out.writeLong(exposure.bought());
    }

    static Exposure read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return new Exposure(
                kind == LIST ? readServed(in) : null,
                kind == WAITING ? in.readInt() : null,
                readBits(in),
                readBits(in),
                in.readLong(),
                in.readLong());
    }

    private static void writeServed(Exposure.Served list, DataOutput out) throws IOException {
        out.writeLong(list.at());
        out.writeInt(list.day());
        Compact.writeText(out, list.arm());
        Compact.writeText(out, list.release());
        out.writeInt(list.places());
    }

    private static Exposure.Served readServed(DataInput in) throws IOException {
        return new Exposure.Served(
                in.readLong(), in.readInt(), Compact.readText(in), Compact.readText(in), in.readInt());
    }

    private static void writeBits(BitSet bits, DataOutput out) throws IOException {
        byte[] bytes = bits.toByteArray();
        out.writeByte(bytes.length);
        out.write(bytes);
    }

    private static BitSet readBits(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return BitSet.valueOf(bytes);
    }
}
