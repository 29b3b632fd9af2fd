package dev.sapando.event.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * Who reads a topic.
 *
 * @param owner team that answers for it, as in CODEOWNERS
 * @param passesOn hands on whole records; what of them is used is said by those who get them
 * @param code package that reads
 * @param metrics ids of metrics made of it
 * @param features what else is made of it
 * @param fields paths of the fields that are read
 * @param kept how long the consumer keeps what it makes
 */
record Consumer(
        String name,
        String owner,
        String code,
        boolean passesOn,
        List<String> metrics,
        List<String> features,
        List<String> fields,
        String kept,
        List<String> agreedBy) {
    static Consumer of(Tree tree) {
        return new Consumer(
                tree.text("name"),
                tree.text("owner"),
                tree.text("code"),
                tree.flag("passesOn"),
                tree.texts("metrics"),
                tree.texts("features"),
                tree.texts("fields"),
                tree.text("kept"),
                tree.texts("agreedBy"));
    }

    List<String> purposes() {
        var purposes = new ArrayList<>(metrics);
        purposes.addAll(features);
        return purposes;
    }
}
