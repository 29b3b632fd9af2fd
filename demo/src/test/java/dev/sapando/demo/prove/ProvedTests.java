package dev.sapando.demo.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Test runs as Maven's Surefire wrote them down, a file a class. */
record ProvedTests(List<Run> runs) {
    /** @param printed what it wrote to standard output: parameters, seeds and figures; logs go elsewhere */
    record Run(String type, String test, double seconds, Verdict verdict, String printed) {}

    enum Verdict {
        HOLDS("holds"),
        FAILED("**failed**"),
        SKIPPED("skipped");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Of every module below the folder; what an earlier build left there is none of this one's. */
    static ProvedTests under(Path root, Instant since) throws IOException {
        List<Path> reports;
        try (Stream<Path> files = Files.find(
                root,
                5,
                (file, is) ->
                        isReport(file) && !is.lastModifiedTime().toInstant().isBefore(since))) {
            reports = files.sorted().toList();
        }
        var runs = new ArrayList<Run>();
        for (Path report : reports) {
            runs.addAll(read(report));
        }
        return new ProvedTests(List.copyOf(runs));
    }

    /** Nothing that ran proves nothing. */
    boolean hold() {
        return !runs.isEmpty() && runs.stream().noneMatch(run -> run.verdict() == Verdict.FAILED);
    }

    private static boolean isReport(Path file) {
        Path folder = file.getParent();
        return folder != null
                && folder.endsWith(Path.of("target", "surefire-reports"))
                && file.getFileName().toString().matches("TEST-.+\\.xml");
    }

    private static List<Run> read(Path report) throws IOException {
        try {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            var runs = new ArrayList<Run>();
            for (int i = 0; i < cases.getLength(); i++) {
                runs.add(run((Element) cases.item(i)));
            }
            return runs;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(report + " cannot be read", e);
        }
    }

    private static Run run(Element test) {
        String type = test.getAttribute("classname");
        return new Run(
                type.substring(type.lastIndexOf('.') + 1),
                test.getAttribute("name"),
                Double.parseDouble(test.getAttribute("time").replace(",", "")),
                verdict(test),
                text(test, "system-out"));
    }

    private static Verdict verdict(Element test) {
        if (has(test, "failure") || has(test, "error")) {
            return Verdict.FAILED;
        }
        return has(test, "skipped") ? Verdict.SKIPPED : Verdict.HOLDS;
    }

    private static boolean has(Element test, String what) {
        return test.getElementsByTagName(what).getLength() > 0;
    }

    private static String text(Element test, String what) {
        NodeList found = test.getElementsByTagName(what);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
