package dev.sapando.monitoring.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How many visitors there are, machines among them and who only was served a list, and whom those who did anything turned out to be. */
public record Identity(WholeStory story) {
    public Sheet answer() {
        Map<String, Set<String>> names = Stream.of(story.visitors(), story.machines())
                .flatMap(some -> some.values().stream().flatMap(List::stream))
                .filter(deed -> deed.customer() != null)
                .collect(groupingBy(
                        deed -> String.valueOf(deed.visitor()),
                        mapping(deed -> String.valueOf(deed.customer()), toSet())));
        int visitors = story.visitors().size()
                + story.machines().size()
                + story.onlyServed().size();
        List<Person> persons = story.persons("customer");
        var sheet = new Sheet();
        if (visitors == 0) {
            return sheet;
        }
        add(sheet, "visitors", visitors);
        add(
                sheet,
                "customers",
                names.values().stream().flatMap(Set::stream).distinct().count());
        add(
                sheet,
                "shared_visitors",
                names.values().stream().filter(each -> each.size() > 1).count());
        add(sheet, "persons", persons.size());
        add(
                sheet,
                "of_both_arms",
                persons.stream().filter(person -> person.arm().equals("both")).count());
        return sheet;
    }

    private static void add(Sheet sheet, String part, long count) {
        sheet.count("all", Map.of("part", part), BigDecimal.valueOf(count));
    }
}
