package io.agentaquarkus.published;

import io.agentaquarkus.span.otlp.OtlpExport.Outcome;

/** Shapes of exports. */
final class OtlpShapes {

    private OtlpShapes() {
    }

    record OtlpExportTraceServiceResponse(PartialSuccess partialSuccess) {

        static OtlpExportTraceServiceResponse of(Outcome outcome) {
            return new OtlpExportTraceServiceResponse(outcome.rejectedSpans() == 0 ? null
                    : new PartialSuccess(outcome.rejectedSpans(), outcome.reasons()));
        }
    }

    record PartialSuccess(int rejectedSpans, String errorMessage) {
    }
}
