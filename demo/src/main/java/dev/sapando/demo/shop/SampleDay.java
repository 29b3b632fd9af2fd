package dev.sapando.demo.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes the sample that ships, {@code one-day.jsonl.gz}, and what a pipeline has to make of it, {@code one-day.expected.json}:
 * one seeded day of a few hundred visitors, with more dirt than usual.
 */
@Command(
        name = "sample-day",
        description = "Writes demo/samples anew: one seeded day and its expected answers.",
        mixinStandardHelpOptions = true)
public final class SampleDay implements Callable<Integer> {
    static final String EVENTS = "one-day.jsonl.gz";
    static final String EXPECTED = "one-day.expected.json";

    private static final ShopSettings SETTINGS =
            new ShopSettings(2030, 1, 1, 3_000, 4_500, new Dirt(0.02, 0.04, 0.015));
    private static final Instant MIDNIGHT = Instant.parse("2024-03-15T00:00:00Z");

    @Option(names = "--into", description = "folder to write to", defaultValue = "demo/samples")
    private Path folder = Path.of("demo", "samples");

    public static void main(String[] args) {
        System.exit(new CommandLine(new SampleDay()).execute(args));
    }

    @Override
    public Integer call() {
        List<Letter> day = letters();
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(EVENTS)))) {
            out.write(text(day).getBytes(StandardCharsets.UTF_8));
            Files.writeString(folder.resolve(EXPECTED), expected(day));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
        return 0;
    }

    static List<Letter> letters() {
        var letters = new ArrayList<Letter>();
        try (var shop =
                new SimulatedShop(SETTINGS, new KnowingPipeline(SETTINGS), InstantSource.system(), letters::add)) {
            shop.history(MIDNIGHT, Progress.SILENT);
        }
        return letters;
    }

    /** One event a line. */
    static String text(List<Letter> letters) {
        var text = new StringBuilder();
        letters.forEach(letter -> text.append(letter.line()).append('\n'));
        return text.toString();
    }

    static String expected(List<Letter> letters) {
        return new ExpectedAnswers(letters).json().encodePrettily() + "\n";
    }
}
