package dev.sapando.features.examples;

import dev.sapando.schema.features.Deed;
import dev.sapando.schema.features.Touch;
import java.util.ArrayList;
import java.util.List;

/** What events say of a list that has not come yet; a place counts as seen once, however often it is told. */
final class Waiting {
    private final List<Touch> touches;

    Waiting(List<Touch> before) {
        touches = new ArrayList<>(before);
    }

    /** @return whether there was room for it */
    boolean add(Touch touch, int most) {
        if (touch.getDeed() == Deed.SEEN) {
            for (int i = 0; i < touches.size(); i++) {
                Touch known = touches.get(i);
                if (known.getDeed() == Deed.SEEN
                        && known.getPlace() == touch.getPlace()
                        && known.getBot() == touch.getBot()) {
                    touches.set(i, known.getAt() <= touch.getAt() ? known : touch);
                    return true;
                }
            }
        }
        return touches.size() < most && touches.add(touch);
    }

    List<Touch> touches() {
        return List.copyOf(touches);
    }
}
