package io.agentaquarkus.testcase;

import java.nio.ByteBuffer;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.identity.Blake2b;
import io.agentaquarkus.json.SortedJson;

/** The identity of a testcase: its content in its testset, so that equal rows of a testset are one testcase. */
public final class TestcaseId {

    private static final int BYTES = 16;

    private TestcaseId() {
    }

    /**
     * @param testsetId null for the content by itself
     * @param data an object
     */
    public static UUID of(UUID testsetId, JsonNode data) {
        byte[] hash = Blake2b.of((testsetId == null ? "None" : testsetId.toString())
                + (data.isEmpty() ? "" : SortedJson.write(data)), BYTES);
        hash[6] = (byte) (hash[6] & 0x0F | 0x50);
        hash[8] = (byte) (hash[8] & 0x3F | 0x80);
        ByteBuffer bits = ByteBuffer.wrap(hash);
        return new UUID(bits.getLong(), bits.getLong());
    }
}
