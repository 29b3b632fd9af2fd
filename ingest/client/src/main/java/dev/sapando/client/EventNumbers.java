package dev.sapando.client;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Event ids that are numbered, which are stored far smaller than random ones: {@code s-3:lx2k9q4f0t8-17}, or without the session
 * where none is known. Each session is counted by itself: small numbers that come again and again take least. A client's life has a
 * name of its own, so that neither a restart nor a second server of the shop, nor the tag in the browser, ever gives a session's
 * number again. A new life begins, too, when there are more sessions than can be remembered,
 * or more events than an int can count.
 */
final class EventNumbers {
    /** The contract's longest event id. */
    static final int LONGEST = 64;
    /** A megabyte or two. */
    static final int SESSIONS_REMEMBERED = 10_000;

    private static final String NO_SESSION = "";
    private static final int BASE = 36;
    private static final int RANDOM_NAMES = BASE * BASE * BASE * BASE;
    /** A colon, a dash and the digits of an int. */
    private static final int AROUND = 12;

    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, Integer> last = new HashMap<>();
    private String life;

    EventNumbers(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        life = drawn();
    }

    synchronized String next(Optional<String> session) {
        String name = session.filter(each -> each.length() <= LONGEST - AROUND - life.length())
                .orElse(NO_SESSION);
        boolean counted = last.getOrDefault(name, 0) == Integer.MAX_VALUE;
        if (counted || (last.size() >= SESSIONS_REMEMBERED && !last.containsKey(name))) {
            last.clear();
            life = drawn();
        }
        String number = life + "-" + last.merge(name, 1, Integer::sum);
        return name.equals(NO_SESSION) ? number : name + ":" + number;
    }

    private String drawn() {
        String four = Integer.toString(RANDOM_NAMES + random.nextInt(RANDOM_NAMES), BASE);
        return Long.toString(clock.millis(), BASE) + four.substring(1);
    }
}
