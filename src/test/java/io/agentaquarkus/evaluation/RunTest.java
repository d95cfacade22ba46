package io.agentaquarkus.evaluation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;

class RunTest {

    @Test
    void itIsUnderWayWhileItIsBothActiveAndRunning() {
        Run run = Run.create(new Actor(UUID.randomUUID(), UUID.randomUUID(), Instant.EPOCH), Header.NONE, RunFlags.NONE, null,
                null);
        assertFalse(run.isUnderWay());
        assertFalse(run.with(RunFlag.IS_ACTIVE, true).isUnderWay());
        assertFalse(run.with(Status.RUNNING).isUnderWay());
        assertTrue(run.underWay().isUnderWay());
        assertFalse(run.underWay().with(RunFlag.IS_ACTIVE, false).isUnderWay());
    }
}
