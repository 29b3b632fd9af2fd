package dev.sapando.monitoring.business;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A visitor's history as bytes: a day of a long one is two of them. */
final class VisitorBytes {
    private VisitorBytes() {}

    static void write(VisitorHistory history, DataOutput out) throws IOException {
        writeDays(history.active(), out);
        Compact.writeOptional(out, history.firstDay(), (day, to) -> to.writeInt(day));
        Compact.writeOptional(out, history.firstPurchase(), (day, to) -> to.writeInt(day));
        Compact.writeOptional(out, history.channel(), VisitorBytes::writeEarliest);
        Compact.writeOptional(out, history.arm(), VisitorBytes::writeEarliest);
        Compact.writeOptional(out, history.trial(), Trial::write);
        out.writeBoolean(history.bot());
        out.writeInt(history.money().size());
        for (DayMoney sum : history.money()) {
            writeMoney(sum, out);
        }
    }

    static VisitorHistory read(DataInput in) throws IOException {
        return read(in, from -> Compact.readOptional(from, Trial::read));
    }

    /** Of version 1, when there were no trials: a visitor who had an arm then stays out of them, since nobody counted what they did. */
    static VisitorHistory readWithoutTrial(DataInput in) throws IOException {
        return read(in, from -> null);
    }

    private static VisitorHistory read(DataInput in, Compact.Reader<@Nullable Trial> trialOf) throws IOException {
        Days active = readDays(in);
        Integer firstDay = Compact.readOptional(in, DataInput::readInt);
        Integer firstPurchase = Compact.readOptional(in, DataInput::readInt);
        Earliest channel = Compact.readOptional(in, VisitorBytes::readEarliest);
        Earliest arm = Compact.readOptional(in, VisitorBytes::readEarliest);
        Trial trial = trialOf.read(in);
        boolean bot = in.readBoolean();
        int sums = in.readInt();
        var money = new ArrayList<DayMoney>(sums);
        for (int i = 0; i < sums; i++) {
            money.add(readMoney(in));
        }
        return new VisitorHistory(active, firstDay, firstPurchase, channel, arm, trial, bot, money);
    }

    /** The first day, then the steps, which fit into two bytes because no history is longer than the horizon. */
    private static void writeDays(Days days, DataOutput out) throws IOException {
        out.writeShort(days.size());
        for (int i = 0; i < days.size(); i++) {
            if (i == 0) {
                out.writeInt(days.get(i));
            } else {
                out.writeShort(days.get(i) - days.get(i - 1));
            }
        }
    }

    private static Days readDays(DataInput in) throws IOException {
        int[] days = new int[in.readUnsignedShort()];
        for (int i = 0; i < days.length; i++) {
            days[i] = i == 0 ? in.readInt() : days[i - 1] + in.readUnsignedShort();
        }
        return Days.of(days);
    }

    private static void writeEarliest(Earliest earliest, DataOutput out) throws IOException {
        out.writeLong(earliest.at());
        Compact.writeText(out, earliest.value());
    }

    private static Earliest readEarliest(DataInput in) throws IOException {
        return new Earliest(in.readLong(), Compact.readText(in));
    }

    private static void writeMoney(DayMoney sum, DataOutput out) throws IOException {
        out.writeInt(sum.day());
        Compact.writeText(out, sum.currency());
        writeDecimal(sum.gross(), out);
        writeDecimal(sum.refunded(), out);
        out.writeLong(sum.orders());
        out.writeLong(sum.linesWithoutPrice());
    }

    private static DayMoney readMoney(DataInput in) throws IOException {
        return new DayMoney(
                in.readInt(), Compact.readText(in), readDecimal(in), readDecimal(in), in.readLong(), in.readLong());
    }

    private static void writeDecimal(BigDecimal decimal, DataOutput out) throws IOException {
        byte[] unscaled = decimal.unscaledValue().toByteArray();
        out.writeByte(decimal.scale());
        out.writeByte(unscaled.length);
        out.write(unscaled);
    }

    private static BigDecimal readDecimal(DataInput in) throws IOException {
        int scale = in.readByte();
        byte[] unscaled = new byte[in.readUnsignedByte()];
        in.readFully(unscaled);
        return new BigDecimal(new BigInteger(unscaled), scale);
    }
}
