package dev.sapando.ingest.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Questions of the business that are ready: a file of SQL each, whose first line says what it asks. */
public final class Questions {
    public static final List<String> NAMES = List.of(
            "acquisition",
            "first-purchases",
            "funnel",
            "months",
            "recommender",
            "repeat-purchase",
            "retention",
            "retention-change",
            "return-on-spend",
            "revenue",
            "time-to-return");

    private Questions() {}

    /** @param name one of {@link #NAMES} */
    public static String sql(String name) {
        try (InputStream in =
                Objects.requireNonNull(Questions.class.getResourceAsStream("questions/" + name + ".sql"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code retention: Of those who …?}, a line each. */
    static List<String> described() {
        return NAMES.stream()
                .map(name -> name + ": "
                        + sql(name).lines().findFirst().orElseThrow().substring(3))
                .toList();
    }
}
