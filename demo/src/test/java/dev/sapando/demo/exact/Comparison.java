package dev.sapando.demo.exact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.reference.Question;
import dev.sapando.monitoring.reference.Sheet;
import dev.sapando.monitoring.reference.Span;
import dev.sapando.monitoring.reference.WholeStory;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Every business metric with every option, held against a plain reading of what was sent; by SQL, which knows visitors, what is daily or has a question ready.
 *
 * @param span asked for
 * @param labels by which to split what can be split by them
 */
public record Comparison(WholeStory story, Span span, List<String> labels) {
    /** Machines need not come, and not every shop has served lists. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("bots", "recommendations");

    /** @return how many lines were the same */
    public int ofAnswers(Answered monitoring) throws Exception {
        int lines = 0;
        for (Question question : Question.all(story, span, labels)) {
            String query = question.query(span);
            lines += same(query, monitoring.sheet(query), question.expected());
            if (!MAY_BE_EMPTY.contains(question.metric())) {
                assertThat(question.expected().lines()).as(query).isNotEmpty();
            }
        }
        return lines;
    }

    /**
     * Where nothing was spent there is no return on it.
     *
     * @return how many lines were the same
     */
    public int ofArchive(Archived archive) throws Exception {
        int lines = 0;
        for (SqlQuestion question : SqlQuestion.all(story, span)) {
            lines += same(question.sql(), archive.sheet(question.sql()), question.expected());
        }
        return lines;
    }

    private static int same(String question, Sheet found, Sheet expected) {
        SortedMap<String, String> lines = found.lines();
        assertThat(lines).as(question).containsExactlyEntriesOf(expected.lines());
        return lines.size();
    }
}
