package io.agentaquarkus.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.json.ExactJson;

class WindowingTest {

    @Test
    void everyMemberIsRead() {
        assertEquals(
                new Windowing(Instant.parse("2026-03-03T00:00:00.5Z"), Instant.parse("2026-03-01T00:00:00Z"),
                        UUID.fromString("0195d6f0-0000-7000-8000-00000000dead"), 20, "ascending", 60, 0.25),
                read("""
                        {"newest": "2026-03-03T00:00:00.500000Z", "oldest": "2026-03-01T00:00:00Z",
                         "next": "0195d6f0-0000-7000-8000-00000000dead", "limit": 20, "order": "ascending",
                         "interval": 60, "rate": 0.25}
                        """));
    }

    @Test
    void whatIsMissingOrNullSaysNothing() {
        assertEquals(Windowing.NONE, Windowing.read(null));
        assertEquals(Windowing.NONE, read("null"));
        assertEquals(Windowing.NONE, read("{}"));
        assertEquals(Windowing.NONE, read("{\"newest\": null, \"limit\": null, \"rate\": null}"));
    }

    @Test
    void aLimitBeyondAllIntegersIsTheLargestOne() {
        assertEquals(Integer.MAX_VALUE, read("{\"limit\": 4294967297}").limit());
        assertEquals(Integer.MIN_VALUE, read("{\"limit\": -99999999999999999999}").limit());
    }

    private static Windowing read(String json) {
        return Windowing.read(ExactJson.read(json));
    }
}
