package dev.sapando.demo.shop;

import java.util.Map;

/**
 * What only the simulator knows: how well lists suited the hidden tastes of those who saw them.
 *
 * @param arms by the arm's name in the answers
 * @param popularClickRate expected clicks / seen if everybody were shown the most popular garments
 * @param perfectClickRate expected clicks / seen if everybody were shown what suits best
 */
public record Truth(Map<String, Arm> arms, double popularClickRate, double perfectClickRate) {
    public Truth {
        arms = Map.copyOf(arms);
    }

    /**
     * @param seen garments in lists that came into sight
     * @param clicked how many of them were clicked
     * @param meanAffinity of the seen ones with their visitors, 0 to 1
     * @param expectedClickRate what clicked / seen comes to without luck
     */
    public record Arm(long seen, long clicked, double meanAffinity, double expectedClickRate) {}
}
