package dev.sapando.ingest.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line, packed ({@code .gz}, {@code .zip}) or not; never more than a line of it is in memory. */
final class Lines implements Closeable {
    /** No event is longer; what is goes out cut off and is broken for its reader. */
    private static final int LONGEST = 16_000_000;

    private final String name;
    private final InputStream in;
    private final @Nullable ZipInputStream zip;
    private String part;
    private long number;

    Lines(Path file, LongConsumer progress) throws IOException {
        name = RecordedFiles.isStandardInput(file) ? "standard input" : String.valueOf(file.getFileName());
        part = name;
        InputStream counted = new CountedStream(
                new BufferedInputStream(
                        RecordedFiles.isStandardInput(file) ? System.in : Files.newInputStream(file), 1 << 16),
                progress);
        if (name.endsWith(".zip")) {
            zip = new ZipInputStream(counted);
            in = new BufferedInputStream(zip, 1 << 16);
            number = nextEntry(zip) ? 0 : -1;
        } else {
            zip = null;
            in = new BufferedInputStream(name.endsWith(".gz") ? unpacked(counted) : counted, 1 << 16);
        }
    }

    /** Null at the end. */
    @Nullable
    Line next() throws IOException {
        if (number < 0) {
            return null;
        }
        byte[] line = readLine();
        while (line == null) {
            if (zip == null || !nextEntry(zip)) {
                number = -1;
                return null;
            }
            line = readLine();
        }
        number++;
        return new Line(part, number, line);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private InputStream unpacked(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, 1 << 16);
        } catch (ZipException | EOFException e) {
            throw new IOException(name + " is not packed with gzip, as its name says; rename it, or pack it again", e);
        }
    }

    private boolean nextEntry(ZipInputStream archive) throws IOException {
        for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (!entry.isDirectory()) {
                part = name + "!" + entry.getName();
                number = 0;
                return true;
            }
        }
        return false;
    }

    private byte @Nullable [] readLine() throws IOException {
        var line = new ByteArrayOutputStream(512);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() < LONGEST) {
                line.write(next);
            }
            next = in.read();
        }
        byte[] bytes = line.toByteArray();
        boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }
}
