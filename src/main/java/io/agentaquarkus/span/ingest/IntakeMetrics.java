package io.agentaquarkus.span.ingest;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the intake did, for the operator. */
@Singleton
public class IntakeMetrics {

    private final Counter requests;
    private final Counter spans;
    private final Counter bytes;
    private final Counter rejected;
    private final Counter refused;

    public IntakeMetrics(MeterRegistry registry) {
        requests = Counter.builder("agenta.intake.requests").description("Requests whose spans were written")
                .register(registry);
        spans = Counter.builder("agenta.intake.spans").description("Spans written").register(registry);
        bytes = Counter.builder("agenta.intake.bytes").description("Size of the spans written, before compression")
                .baseUnit("bytes").register(registry);
        rejected = Counter.builder("agenta.intake.rejected").description("Spans that can never be stored")
                .register(registry);
        refused = Counter.builder("agenta.intake.refused").description("Requests that were asked to come again")
                .register(registry);
    }

    void written(int spanCount, long spanBytes, int rejectedCount) {
        requests.increment();
        spans.increment(spanCount);
        bytes.increment(spanBytes);
        rejected.increment(rejectedCount);
    }

    /** Spans that were dropped before they reached the store, since they are not valid. */
    public void rejected(int spanCount) {
        rejected.increment(spanCount);
    }

    void refused() {
        refused.increment();
    }
}
