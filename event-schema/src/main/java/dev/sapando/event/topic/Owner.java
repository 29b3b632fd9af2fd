package dev.sapando.event.topic;

/** Who answers for a topic, a metric or a panel. */
public enum Owner {
    DATA_ENGINEERS("DE"),
    DATA_SCIENTISTS("DS"),
    DATA_SCIENTISTS_AND_ENGINEERS("DS + DE"),
    ANALYSTS("analysts"),
    OPS("ops");

    private final String label;

    Owner(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
