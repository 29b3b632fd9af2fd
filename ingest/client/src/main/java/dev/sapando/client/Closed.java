package dev.sapando.client;

/**
 * How a client ended.
 *
 * @param left events without a final verdict
 * @param kept whether these stand in the spill file, where the next client finds them; otherwise they are lost
 * @param problem why they did not go out; empty where nothing is left
 */
public record Closed(long left, boolean kept, String problem) {
    public boolean isComplete() {
        return left == 0;
    }
}
