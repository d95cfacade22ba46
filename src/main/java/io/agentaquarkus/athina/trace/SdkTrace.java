package io.agentaquarkus.athina.trace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.assemble.SpanDraft;

/**
 * A whole trace in one body, as the SDKs send it: spans with their children, without ids (reference: athina-api, section 5.1).
 * The ids are made from the content, so that a body that is sent again because its answer was lost is no second trace.
 */
final class SdkTrace {

    private static final int DEPTH_MAX = 500;

    private final UUID traceId;
    private final List<SpanDraft> drafts = new ArrayList<>();

    private SdkTrace(UUID traceId) {
        this.traceId = traceId;
    }

    static SdkTrace read(UUID projectId, ObjectNode body) {
        SdkTrace trace = new SdkTrace(id(projectId, body));
        SpanDraft root = new SpanDraft(trace.traceId, trace.traceId.getLeastSignificantBits(), 0);
        SpanFields.write(root, body);
        SpanFields.asTrace(root);
        trace.drafts.add(root);
        trace.addAll(body.path("spans"), root.spanId, "spans", 1);
        return trace;
    }

    UUID traceId() {
        return traceId;
    }

    List<SpanDraft> drafts() {
        return drafts;
    }

    private void addAll(JsonNode spans, long parentId, String field, int depth) {
        if (depth > DEPTH_MAX) {
            throw Problem.badRequest(field + ": spans may be nested " + DEPTH_MAX + " deep at most.");
        }
        for (int i = 0; i < spans.size(); i++) {
            String place = field + "." + i;
            if (!(spans.get(i) instanceof ObjectNode sent)) {
                throw Problem.badRequest(place + ": it must be an object.");
            }
            ObjectNode span = Bodies.withoutNulls(sent);
            SpanDraft draft = new SpanDraft(traceId, drafts.get(0).spanId + drafts.size(), parentId);
            SpanFields.write(draft, span);
            drafts.add(draft);
            addAll(span.path("children"), draft.spanId, place + ".children", depth + 1);
        }
    }

    private static UUID id(UUID projectId, ObjectNode body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(projectId.toString().getBytes(StandardCharsets.UTF_8));
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(body.toString().getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong() & ~0xF000L | 0x4000L, hash.getLong() & ~(3L << 62) | 1L << 63);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
