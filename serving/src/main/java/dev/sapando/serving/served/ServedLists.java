package dev.sapando.serving.served;

import dev.sapando.schema.ServedList;

/** Where served lists go. Never waits: the answer is not held up by its record. */
public interface ServedLists {
    void record(ServedList list);
}
