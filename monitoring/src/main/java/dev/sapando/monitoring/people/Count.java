package dev.sapando.monitoring.people;

/** Something counted over persons, in parts that are added up. */
public interface Count<T extends Count<T>> {
    /** @param person to be read now: the next one takes its place */
    void add(Person person);

    T plus(T other);
}
