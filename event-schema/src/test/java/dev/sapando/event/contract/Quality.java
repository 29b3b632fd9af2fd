package dev.sapando.event.contract;

import java.util.List;

/**
 * What is refused.
 *
 * @param code reason code, as the sender reads it
 * @param by class or package that checks it
 */
record Quality(String code, String by) {
    static List<Quality> of(Tree element) {
        return element.trees("quality").stream()
                .map(rule -> new Quality(rule.text("name"), rule.text("implementation")))
                .toList();
    }
}
