package dev.sapando.serving.neighbours;

import java.util.Arrays;

/** The sessions that touched one item, oldest first, as numbers in a plain array. */
final class Postings {
    /** Which of two sessions is older: negative for the first. Total, so that a list has one order only. */
    interface Age {
        int compare(int session, int other);
    }

    private int[] sessions = new int[2];
    private int size;

    int size() {
        return size;
    }

    int at(int index) {
        return sessions[index];
    }

    void add(int session, Age age) {
        int index = -find(session, age) - 1;
        if (index < 0) {
            throw new IllegalStateException("session " + session + " is listed already");
        }
        if (size == sessions.length) {
            sessions = Arrays.copyOf(sessions, size + Math.max(2, size >> 1));
        }
        System.arraycopy(sessions, index, sessions, index + 1, size - index);
        sessions[index] = session;
        size++;
    }

    /** To be called while the session's age is still the one it was added with. */
    void remove(int session, Age age) {
        int index = find(session, age);
        if (index < 0) {
            throw new IllegalStateException("session " + session + " is not listed");
        }
        System.arraycopy(sessions, index + 1, sessions, index, size - index - 1);
        size--;
    }

    private int find(int session, Age age) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = age.compare(sessions[middle], session);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
