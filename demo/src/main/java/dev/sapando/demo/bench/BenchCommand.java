package dev.sapando.demo.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.ops.run.ServiceMain;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./sapando bench WHAT}: measures, and says whether the bars hold. */
@Command(
        name = "bench",
        description = "Measures what the project promises; exit status 1 where a bar is missed",
        footer = {
            "",
            "On two cores with nothing else to do ingest runs for about three minutes, freshness for five and all for twenty,"
                    + " on busy ones for several times as long; it says how far it is."
        },
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    /** What can be measured; one more is one more line. */
    enum What {
        ingest(new IngestBenchmark()),
        storage(new StorageBenchmark()),
        freshness(new FreshnessBenchmark());

        private final Benchmark benchmark;

        What(Benchmark benchmark) {
            this.benchmark = benchmark;
        }
    }

    @Parameters(paramLabel = "WHAT", description = "ingest, storage, freshness, or all")
    private String what = "";

    @Option(names = "--json", description = "as a list of {name, value, unit, bar, holds}")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<What> chosen = chosen();
        PrintWriter err = spec.commandLine().getErr();
        var measures = new ArrayList<Measure>();
        for (What each : chosen) {
            each.benchmark.run(measures::add, sentence -> {
                err.println(sentence);
                err.flush();
            });
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? asJson(measures) : MeasureTable.of(measures));
        out.flush();
        return measures.stream().allMatch(Measure::holds) ? 0 : ServiceMain.FAILED;
    }

    private List<What> chosen() {
        if (what.equals("all")) {
            return List.of(What.values());
        }
        try {
            return List.of(What.valueOf(what.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no benchmark " + what + "; there are ingest, storage, freshness and all");
        }
    }

    private static String asJson(List<Measure> measures) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(measures) + "\n";
    }
}
