package io.agentaquarkus.span.assemble;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.bouncycastle.crypto.digests.Blake2bDigest;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.agentaquarkus.span.SpanIds;

/**
 * The identity of what a span was about: equal for two spans that refer to the same things. It is BLAKE2b with 16 bytes
 * over the references and links as sorted JSON, so that any client can compute it.
 */
public final class SpanHash {

    /** The variant and the revision of a testset change while the testcases that were run stay the same. */
    private static final Set<String> LEFT_OUT = Set.of("testset_variant", "testset_revision");

    private static final int KNOWN_LENGTH_MAX = 1_000;
    /** All spans that an application sends refer to the same few things. */
    private static final LoadingCache<String, UUID> KNOWN = Caffeine.newBuilder().maximumSize(2_000).build(SpanHash::digest);

    private SpanHash() {
    }

    /**
     * Null when nothing takes part.
     *
     * @param references each with {@code id}, {@code slug} and {@code version}, and its name as the {@code key} of its
     *        {@code attributes}; null for none
     * @param links each with its name as the {@code key} of its attributes; null for none
     */
    public static UUID of(List<Map<String, Object>> references, List<SpanDraft.Link> links) {
        String text = text(references, links);
        if (text == null) {
            return null;
        }
        return text.length() > KNOWN_LENGTH_MAX ? digest(text) : KNOWN.get(text);
    }

    private static UUID digest(String text) {
        byte[] input = text.getBytes(StandardCharsets.US_ASCII);
        Blake2bDigest digest = new Blake2bDigest(128);
        digest.update(input, 0, input.length);
        ByteBuffer output = ByteBuffer.allocate(16);
        digest.doFinal(output.array(), 0);
        return new UUID(output.getLong(), output.getLong());
    }

    static String text(List<Map<String, Object>> references, List<SpanDraft.Link> links) {
        Map<String, String> members = new TreeMap<>();
        if (references != null) {
            for (Map<String, Object> reference : references) {
                if (key(Trees.object(reference.get("attributes"))) instanceof String key
                        && ReferenceKeys.ALL.contains(key) && !LEFT_OUT.contains(key)) {
                    members.put(key, reference(reference));
                }
            }
        }
        if (links != null) {
            for (SpanDraft.Link link : links) {
                if (key(link.attributes()) instanceof String key) {
                    members.put(key, "{\"span_id\":\"" + SpanIds.span(link.spanId()) + "\",\"trace_id\":\""
                            + SpanIds.trace(link.traceId()) + "\"}");
                }
            }
        }
        if (members.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder("{");
        members.forEach((key, value) -> {
            comma(text);
            quote(key, text).append(':').append(value);
        });
        return text.append('}').toString();
    }

    private static Object key(Map<String, Object> attributes) {
        return attributes == null ? null : attributes.get("key");
    }

    private static String reference(Map<String, Object> reference) {
        StringBuilder text = new StringBuilder("{");
        for (String part : new String[] { "id", "slug", "version" }) {
            if (reference.get(part) instanceof String value) {
                comma(text);
                quote(part, text).append(':');
                quote(value, text);
            }
        }
        return text.append('}').toString();
    }

    private static void comma(StringBuilder text) {
        if (text.length() > 1) {
            text.append(',');
        }
    }

    /** Characters beyond ASCII are escaped, and spaces are left out, inside values too. */
    private static StringBuilder quote(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case ' ' -> {
                }
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (c > ' ' && c <= '~') {
                        text.append(c);
                    } else {
                        text.append(String.format("\\u%04x", (int) c));
                    }
                }
            }
        }
        return text.append('"');
    }
}
