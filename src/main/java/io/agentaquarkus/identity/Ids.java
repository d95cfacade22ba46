package io.agentaquarkus.identity;

import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

/** New identifiers. They are UUIDs of version 7, so that rows made later sort later. */
public final class Ids {

    private static final NoArgGenerator TIME_ORDERED = Generators.timeBasedEpochGenerator();

    private Ids() {
    }

    public static UUID next() {
        return TIME_ORDERED.generate();
    }
}
