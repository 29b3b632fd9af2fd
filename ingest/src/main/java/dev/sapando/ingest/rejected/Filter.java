package dev.sapando.ingest.rejected;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which refused events are meant. */
final class Filter {
    @Option(
            names = "--reason",
            split = ",",
            paramLabel = "CODE",
            description = "Only these codes: event_id_reused, price_negative, …")
    private List<String> reasons = List.of();

    @Option(names = "--producer", paramLabel = "NAME", description = "Only those that came with this write key")
    private @Nullable String producer;

    @Option(names = "--type", split = ",", paramLabel = "TYPE", description = "Only events of these types")
    private List<String> types = List.of();

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            completionCandidates = Route.Stages.class,
            description = "Where they were refused: ${COMPLETION-CANDIDATES}")
    private @Nullable String stage;

    @Option(names = "--from", paramLabel = "T", description = "Refused from this time on, as 2024-03-01T00:00:00Z")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "T", description = "Refused before this time")
    private @Nullable String until;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Nullable
    Instant from() {
        return time("--from", from);
    }

    /** Read once, so that a time that is none is told before anything is read. */
    Wanted wanted() {
        warnOfUnknownReasons();
        requireStage();
        return new Wanted(from(), time("--until", until));
    }

    /** Says of each dead letter whether it is meant. */
    final class Wanted {
        private final @Nullable Instant first;
        private final @Nullable Instant end;

        private Wanted(@Nullable Instant first, @Nullable Instant end) {
            this.first = first;
            this.end = end;
        }

        boolean has(DeadLetter letter) {
            var event = letter.event();
            return (reasons.isEmpty() || reasons.contains(event.getCode()))
                    && (types.isEmpty() || types.contains(Objects.toString(event.getEventType(), "")))
                    && (producer == null || producer.equals(event.getProducer()))
                    && (stage == null || stage.equals(event.getStage()))
                    && (first == null || !letter.arrived().isBefore(first))
                    && (end == null || letter.arrived().isBefore(end));
        }
    }

    /** Another version may have refused for it. */
    private void warnOfUnknownReasons() {
        for (String reason : reasons) {
            if (!ReasonCodes.ALL.contains(reason)) {
                command.commandLine()
                        .getErr()
                        .println("--reason " + reason + " is none that this version refuses an event with; it has "
                                + String.join(", ", new TreeSet<>(ReasonCodes.ALL)));
            }
        }
    }

    private void requireStage() {
        if (stage != null && Route.of(stage).isEmpty()) {
            throw new ParameterException(
                    command.commandLine(),
                    "--stage " + stage + " is none that an event is refused at; there are "
                            + String.join(", ", new Route.Stages()));
        }
    }

    /** At least one: none would look as if there were none. */
    void requireLimit(long limit) {
        if (limit < 1) {
            throw new ParameterException(
                    command.commandLine(), "--limit " + limit + " shows nothing; use at least 1, or leave it out");
        }
    }

    private @Nullable Instant time(String option, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    command.commandLine(), option + " " + text + " is no time; write 2024-03-01T09:00:00Z");
        }
    }
}
