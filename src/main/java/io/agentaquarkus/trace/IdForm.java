package io.agentaquarkus.trace;

import java.util.UUID;

import io.agentaquarkus.span.SpanIds;

/** How the ids of spans stand in an answer. Each form is also one that requests may have. */
enum IdForm {

    /** 32 and 16 digits, on the routes for traces. */
    HEX {
        @Override
        String trace(UUID traceId) {
            return SpanIds.trace(traceId);
        }

        @Override
        String span(long spanId) {
            return SpanIds.span(spanId);
        }
    },

    /** As the original has traces inside of other things: a span's id is its digits twice. */
    DASHED {
        @Override
        String trace(UUID traceId) {
            return traceId.toString();
        }

        @Override
        String span(long spanId) {
            return new UUID(spanId, spanId).toString();
        }
    };

    abstract String trace(UUID traceId);

    abstract String span(long spanId);
}
