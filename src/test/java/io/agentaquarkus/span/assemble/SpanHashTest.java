package io.agentaquarkus.span.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.span.SpanIds;

class SpanHashTest {

    @Test
    void aReferenceBySlug() {
        assertEquals("e3303481-fb6f-24b9-ce66-34b1f0120147",
                SpanHash.of(List.of(reference("application", Map.of("slug", "my-app"))), null).toString());
    }

    @Test
    void severalReferencesAreSorted() {
        assertEquals("70d21d8c-df13-6880-0062-5e621572ab99", SpanHash.of(List.of(
                reference("environment", Map.of("slug", "prod")),
                reference("application",
                        Map.of("version", "1", "slug", "my-app", "id", "31d6cfe0-4b90-11ec-8001-42010a8000b0"))),
                null).toString());
    }

    @Test
    void aLink() {
        assertEquals("336b91da-f79d-2c5c-cf65-524b79c75096", SpanHash.of(null,
                List.of(link("invocation", "31d6cfe04b9011ec800142010a8000b0", "31d6cfe04b9011ec"))).toString());
    }

    @Test
    void aReferenceAndALink() {
        assertEquals("ed8df546-f379-758d-667d-63f3ab1065ec",
                SpanHash.of(List.of(reference("evaluator", Map.of("slug", "ev-1"))),
                        List.of(link("invocation", "019688a5e2097b80ad12e2907b83e9fc", "25a8e0b9bbf37d30"))).toString());
    }

    @Test
    void spacesGoAndOtherCharactersAreEscaped() {
        assertEquals("{\"testcase\":{\"version\":\"a\\u00e9\\n\\\"\"}}",
                SpanHash.text(List.of(reference("testcase", Map.of("version", "a é\n\""))), List.of()));
    }

    @Test
    void nothingThatCountsGivesNoHash() {
        assertNull(SpanHash.of(List.of(reference("testset_revision", Map.of("slug", "x"))), List.of()));
        assertNull(SpanHash.of(List.of(Map.of("slug", "x")), null));
    }

    private static Map<String, Object> reference(String key, Map<String, String> parts) {
        Map<String, Object> reference = new java.util.HashMap<>(parts);
        reference.put("attributes", Map.of("key", key));
        return reference;
    }

    private static SpanDraft.Link link(String key, String traceId, String spanId) {
        return new SpanDraft.Link(SpanIds.parseTrace(traceId).orElseThrow(),
                SpanIds.parseSpan(spanId).orElseThrow(), Map.of("key", key));
    }
}
