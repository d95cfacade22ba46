package io.agentaquarkus.published;

/** Export requests in JSON. */
final class Exports {

    /** 2026-01-01T00:00:00Z. */
    private static final long BEGIN_S = 1_767_225_600L;

    private Exports() {
    }

    /** One root span of 250 ms that starts some seconds into the year. */
    static String of(String traceId, String spanId, int second) {
        return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + span(traceId, spanId, second) + "]}]}]}";
    }

    static String span(String traceId, String spanId, int second) {
        return "{\"traceId\":\"" + traceId + "\",\"spanId\":\"" + spanId + "\",\"name\":\"s" + second
                + "\",\"kind\":1,\"startTimeUnixNano\":\"" + (BEGIN_S + second) + "000000000\",\"endTimeUnixNano\":\""
                + (BEGIN_S + second) + "250000000\",\"attributes\":[{\"key\":\"ag.metrics.unit.tokens.total\",\"value\":"
                + "{\"intValue\":\"" + second + "\"}}]}";
    }
}
