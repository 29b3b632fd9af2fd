package dev.sapando.demo.faults;

import java.util.Optional;

/** Where faults happen. */
record Scene(Plant plant, BackEnd shop, Optional<ArchiveDisk> disk) {
    /** Events that the shop was told are accepted, and that verification has not committed a verdict on. */
    long undecided() {
        return verified().lost();
    }

    Recount verified() {
        return new VerifiedEvents(plant.bootstrapServers()).against(shop.accepted());
    }

    ArchivedEvents archive() {
        return new ArchivedEvents(plant);
    }
}
