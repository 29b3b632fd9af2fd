package dev.sapando.client;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Event ids that are numbered, which are stored far smaller than random ones: {@code s-3:lx2k9q4f0t8-17}, or without the session
 * where none is known. A client's life has a name of its own, so that neither a restart nor a second server of the shop, nor the
 * tag in the browser, ever gives a session's number again.
 */
final class EventNumbers {
    /** The contract's longest event id. */
    static final int LONGEST = 64;

    private static final int BASE = 36;
    private static final int RANDOM_NAMES = BASE * BASE * BASE * BASE;

    private final String life;
    private final AtomicLong last = new AtomicLong();

    EventNumbers(Clock clock, RandomGenerator random) {
        String drawn = Integer.toString(RANDOM_NAMES + random.nextInt(RANDOM_NAMES), BASE);
        life = Long.toString(clock.millis(), BASE) + drawn.substring(1);
    }

    String next(Optional<String> session) {
        String number = life + "-" + last.incrementAndGet();
        return session.map(name -> name + ":" + number)
                .filter(id -> id.length() <= LONGEST)
                .orElse(number);
    }
}
