package dev.sapando.demo.shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every garment of the shop, and how visitors find them without any recommender: by style, the best liked most often. */
final class Catalogue {
    private static final List<String> BRANDS = List.of(
            "Nordhafen",
            "Casa Lume",
            "Alder & Finch",
            "Kestrel",
            "Tavira",
            "Fjellvik",
            "Odessa Row",
            "Brightwater",
            "Petit Jardin",
            "Lumen Lane",
            "Ostara",
            "Harbour Mill",
            "Grünwald",
            "Sol y Sal");
    private static final double UNAVAILABLE = 0.02;

    private final List<Garment> garments;
    private final Map<String, Garment> byId = new HashMap<>();
    private final Map<Style, Map<Gender, Rack>> racks = new EnumMap<>(Style.class);
    private final List<Garment> popular;

    Catalogue(long seed, int size) {
        var all = new ArrayList<Garment>(size);
        var sorted = new EnumMap<Style, List<Garment>>(Style.class);
        for (int number = 0; number < size; number++) {
            Style style = Style.ALL.get(number % Style.ALL.size());
            Garment garment = garment(number, style, Dice.of(seed, Dice.Purpose.CATALOGUE, number));
            all.add(garment);
            byId.put(garment.id(), garment);
            if (garment.available()) {
                sorted.computeIfAbsent(style, s -> new ArrayList<>()).add(garment);
            }
        }
        garments = List.copyOf(all);
        sorted.forEach((style, list) -> {
            var bySex = new EnumMap<Gender, Rack>(Gender.class);
            for (Gender gender : List.of(Gender.WOMEN, Gender.MEN)) {
                bySex.put(
                        gender,
                        new Rack(list.stream()
                                .filter(g -> gender.wears(g.gender()))
                                .toList()));
            }
            racks.put(style, bySex);
        });
        popular = garments.stream()
                .filter(Garment::available)
                .sorted(Comparator.comparingDouble(Garment::appeal).reversed())
                .limit(200)
                .toList();
    }

    List<Garment> garments() {
        return garments;
    }

    /** Null where a list shows something that this shop does not sell. */
    @Nullable
    Garment find(String id) {
        return byId.get(id);
    }

    /** What a visitor comes upon in the shelves and in search results: mostly what suits, the best liked most often. */
    Garment browse(Taste taste, Dice dice) {
        double drawn = dice.share();
        Style style = taste.favourite();
        // the squares of a vector of length 1 add up to 1
        for (Style candidate : Style.ALL) {
            double weight = taste.styles()[candidate.ordinal()];
            drawn -= weight * weight;
            if (drawn < 0) {
                style = candidate;
                break;
            }
        }
        return rack(style, taste.gender()).pick(dice);
    }

    /** Most liked over all tastes together. */
    List<Garment> popular(int n) {
        return popular.subList(0, Math.min(n, popular.size()));
    }

    /** What suits one taste best of all. */
    List<Garment> perfect(Taste taste, int n) {
        return garments.stream()
                .filter(Garment::available)
                .map(garment -> Map.entry(garment, taste.affinity(garment)))
                .sorted(Map.Entry.<Garment, Double>comparingByValue().reversed())
                .limit(n)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Rack rack(Style style, Gender gender) {
        Map<Gender, Rack> ofStyle = racks.get(style);
        Rack rack = ofStyle == null ? null : ofStyle.get(gender);
        if (rack == null) {
            throw new IllegalStateException("no rack of " + style + " for " + gender);
        }
        return rack;
    }

    private static Garment garment(int number, Style style, Dice dice) {
        // every style has something for everyone, however small the catalogue
        int place = number / Style.ALL.size();
        Gender gender = place % 5 == 0 ? Gender.UNISEX : place % 5 < 3 ? Gender.WOMEN : Gender.MEN;
        Category category = dice.oneOf(Category.ALL);
        if (category.onlyForWomen() && gender != Gender.WOMEN) {
            category = Category.SHIRT;
        }
        String title = dice.oneOf(style.adjectives()) + " " + dice.oneOf(category.materials()) + " "
                + dice.oneOf(category.nouns());
        int brand = dice.chance(0.7) ? style.ordinal() + dice.below(3) : dice.below(BRANDS.size());
        return new Garment(
                category.wireName() + "-" + (number + 1),
                title,
                BRANDS.get(brand % BRANDS.size()),
                category,
                dice.oneOf(style.colours()),
                gender,
                category.priceInCents(dice),
                place < 3 || !dice.chance(UNAVAILABLE),
                Style.mixture(style, dice.between(0.0, 0.5), dice),
                1 / (1 + dice.exponential(12)));
    }

    /** Garments of one style for one gender; the one of rank {@code r} is found {@code 1/r} as often as the first. */
    private static final class Rack {
        private final List<Garment> byAppeal;
        private final double[] cumulative;

        Rack(List<Garment> garments) {
            byAppeal = garments.stream()
                    .sorted(Comparator.comparingDouble(Garment::appeal).reversed())
                    .toList();
            double[] weights = new double[byAppeal.size()];
            for (int rank = 0; rank < weights.length; rank++) {
                weights[rank] = 1.0 / (rank + 1);
            }
            cumulative = Dice.cumulative(weights);
        }

        Garment pick(Dice dice) {
            return byAppeal.get(dice.weighted(cumulative));
        }
    }
}
