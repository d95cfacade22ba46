package io.agentaquarkus.span.otlp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.ingest.IntakeMetrics;
import io.agentaquarkus.span.ingest.SpanIntake;
import io.agentaquarkus.span.otlp.OtlpDecoder.Decoded;
import io.smallrye.mutiny.Uni;

/** An export request from its bytes to the commit, the same for HTTP and gRPC. */
@ApplicationScoped
public class OtlpExport {

    /** The encodings of a request. */
    public enum Encoding {
        PROTOBUF,
        JSON;

        /** As the header says: JSON, or else protobuf. */
        public static Encoding declared(String contentType) {
            return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json") ? JSON
                    : PROTOBUF;
        }
    }

    private static final int REASONS_SHOWN = 20;

    private final Permissions permissions;
    private final SpanIntake intake;
    private final IntakeMetrics metrics;
    private final DecodingThreads threads;
    private final long bytesMax;

    OtlpExport(Permissions permissions, SpanIntake intake, IntakeMetrics metrics, DecodingThreads threads, OtlpConfig config) {
        this.permissions = permissions;
        this.intake = intake;
        this.metrics = metrics;
        this.threads = threads;
        this.bytesMax = config.bytesMax().asLongValue();
    }

    public long bytesMax() {
        return bytesMax;
    }

    /**
     * Answers after the commit. Fails with {@link MalformedExport}, {@link Inflation.TooLarge} or
     * {@link io.agentaquarkus.span.ingest.IntakeRefused}; then nothing was stored.
     *
     * @param encoding as it was declared
     */
    public Uni<Outcome> accept(Scope scope, byte[] body, Encoding encoding) {
        return permissions.require(scope, "edit_spans")
                .chain(() -> threads.decode(body.length, () -> decode(body, encoding)))
                .chain(read -> store(scope, read.decoded(), read.encoding()));
    }

    /** As {@link #accept}; fails with a {@link Problem} whatever is wrong. */
    public Uni<Outcome> acceptOrRefuse(Scope scope, byte[] body, Encoding encoding) {
        return accept(scope, body, encoding)
                .onFailure(MalformedExport.class).transform(failure -> Problem.badRequest(failure.getMessage()))
                .onFailure(Inflation.TooLarge.class).transform(failure -> new Problem(413, OtlpAnswer.tooLarge(bytesMax)));
    }

    private Read decode(byte[] body, Encoding declared) {
        byte[] inflated = Inflation.inflate(body, bytesMax);
        if (declared == Encoding.PROTOBUF) {
            return new Read(OtlpDecoder.protobuf(inflated), Encoding.PROTOBUF);
        }
        try {
            return new Read(OtlpDecoder.json(inflated), Encoding.JSON);
        } catch (MalformedExport notJson) {
            return protobufAfterAll(inflated, notJson);
        }
    }

    /** Exporters exist that send protobuf under any type. Nothing is both: JSON is not cut where a message of protobuf is. */
    private static Read protobufAfterAll(byte[] inflated, MalformedExport notJson) {
        if (inflated.length == 0 || inflated[0] != '\n') {
            throw notJson;
        }
        try {
            return new Read(OtlpDecoder.protobuf(inflated), Encoding.PROTOBUF);
        } catch (MalformedExport neither) {
            throw notJson;
        }
    }

    private Uni<Outcome> store(Scope scope, Decoded decoded, Encoding encoding) {
        metrics.rejected(decoded.rejections().size());
        if (decoded.unusable()) {
            return Uni.createFrom().failure(
                    new MalformedExport("Failed to parse OTEL span: " + summary(decoded.rejections()) + ".", null));
        }
        List<String> rejections = decoded.rejections();
        return intake.accept(scope.projectId(), scope.userId(), decoded.spans()).map(refused -> {
            List<String> reasons = new ArrayList<>(rejections);
            refused.forEach(rejection -> reasons.add(rejection.reason()));
            return new Outcome(reasons.size(), reasons.isEmpty() ? "" : summary(reasons), encoding);
        });
    }

    /** Each reason once, with how often it occurred; of very many the first, and how many more there are. */
    private static String summary(List<String> reasons) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        reasons.forEach(reason -> counts.merge(reason, 1, Integer::sum));
        String first = counts.entrySet().stream().limit(REASONS_SHOWN)
                .map(e -> e.getKey() + (e.getValue() > 1 ? " (" + e.getValue() + ")" : "")).collect(Collectors.joining("; "));
        int more = counts.size() - REASONS_SHOWN;
        return more > 0 ? first + "; and " + more + " other reasons" : first;
    }

    private record Read(Decoded decoded, Encoding encoding) {
    }

    /**
     * @param reasons why spans were left out; empty when none was
     * @param encoding of the request, and so of the answer
     */
    public record Outcome(int rejectedSpans, String reasons, Encoding encoding) {
    }
}
