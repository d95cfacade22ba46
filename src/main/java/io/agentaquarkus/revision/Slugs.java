package io.agentaquarkus.revision;

import java.util.UUID;

/** Slugs for what its owner gave none. */
public final class Slugs {

    private Slugs() {
    }

    /** 12 random hexadecimal digits. */
    public static String random() {
        return UUID.randomUUID().toString().substring(24);
    }

    /** Unique as long as the slug and the owner are. */
    static String copied(String slug, UUID ownerId) {
        return slug + "_" + ownerId.toString().replace("-", "");
    }
}
