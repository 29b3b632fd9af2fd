package dev.sapando.ingest.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells machines from people by their user agent, with the patterns of {@code bots.txt}. Not thread-safe: it remembers. */
public final class Bots {
    private static final Pattern PATTERN = pattern();
    /** A shop's visitors use a few hundred browsers: looking one up costs less than a regular expression. */
    private static final int REMEMBERED = 4_096;

    private final Map<String, Boolean> seen = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    public boolean isBot(String userAgent) {
        return seen.computeIfAbsent(userAgent, text -> PATTERN.matcher(text).find());
    }

    private static Pattern pattern() {
        try (InputStream in = Bots.class.getResourceAsStream("bots.txt")) {
            if (in == null) {
                throw new IllegalStateException("bots.txt is missing beside " + Bots.class);
            }
            return Pattern.compile(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .collect(Collectors.joining("|")),
                    Pattern.CASE_INSENSITIVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
