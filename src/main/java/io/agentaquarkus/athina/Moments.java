package io.agentaquarkus.athina;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.assemble.SpanTime;

/** Times (reference: athina-api, section 2.4): ISO 8601 in any form on the way in, UTC with milliseconds on the way out. */
public final class Moments {

    private static final long NANOS = 1_000_000_000L;

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private Moments() {
    }

    /** Nanoseconds since the epoch; a time without a zone is UTC. */
    public static long nanos(JsonNode time, String field) {
        try {
            return SpanTime.ns(time.textValue());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(field + ": '" + time.asText() + "' is no time.");
        }
    }

    public static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NANOS + now.getNano();
    }

    public static String text(long nanos) {
        return text(Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)));
    }

    public static String text(Instant time) {
        return MILLISECONDS.format(time);
    }
}
