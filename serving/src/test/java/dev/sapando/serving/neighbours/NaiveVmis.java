package dev.sapando.serving.neighbours;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** VMIS-kNN word by word out of a list of sessions, without an index: what the fast one is held against. */
record NaiveVmis(Map<String, Visit> sessions, VmisSettings settings) {
    record Visit(String key, long lastAt, List<String> items) {}

    private record Neighbour(Visit visit, double similarity, int latestShared) {}

    List<String> ranking(List<String> newestFirst, String own, int n) {
        List<String> asking = newestFirst.subList(0, Math.min(newestFirst.size(), settings.evolvingItems()));
        List<Visit> indexed = sessions.values().stream()
                .filter(visit -> visit.items.size() > 1)
                .sorted(Comparator.comparingLong(Visit::lastAt)
                        .thenComparing(Visit::key)
                        .reversed())
                .toList();
        List<Neighbour> neighbours = indexed.stream()
                .filter(visit -> !visit.key.equals(own) && asking.stream().anyMatch(visit.items::contains))
                .limit(settings.recentSessions())
                .map(visit -> neighbour(visit, asking))
                .toList();
        Set<Neighbour> nearest = Set.copyOf(neighbours.stream()
                .sorted(Comparator.comparingDouble(Neighbour::similarity).reversed())
                .limit(settings.neighbours())
                .toList());
        Map<String, Double> scores = new HashMap<>();
        for (Neighbour neighbour : neighbours) {
            if (nearest.contains(neighbour)) {
                double weight = neighbour.similarity * (1 - 0.1 * (neighbour.latestShared + 1));
                neighbour.visit.items.forEach(item -> scores.merge(item, weight, Double::sum));
            }
        }
        scores.replaceAll((item, sum) -> sum * rarity(item, indexed));
        List<String> ranking = new ArrayList<>(scores.keySet());
        ranking.sort(
                Comparator.<String>comparingDouble(scores::get).reversed().thenComparing(Comparator.naturalOrder()));
        return ranking.subList(0, Math.min(n, ranking.size()));
    }

    private static Neighbour neighbour(Visit visit, List<String> asking) {
        double similarity = 0;
        int latest = asking.size();
        for (int position = asking.size() - 1; position >= 0; position--) {
            if (visit.items.contains(asking.get(position))) {
                latest = position;
            }
        }
        for (int position = 0; position < asking.size(); position++) {
            if (visit.items.contains(asking.get(position))) {
                similarity += (double) (asking.size() - position) / asking.size();
            }
        }
        return new Neighbour(visit, similarity, latest);
    }

    private static double rarity(String item, List<Visit> indexed) {
        long with = indexed.stream().filter(visit -> visit.items.contains(item)).count();
        return Math.log((double) indexed.size() / with);
    }
}
