package io.agentaquarkus.benchmark;

import java.util.Random;
import java.util.UUID;

import com.google.protobuf.ByteString;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;

/**
 * Export requests as a service sends them that answers questions from documents. Each trace has four spans of about 2 KB:
 * the workflow by the Agenta SDK, the retrieval by OpenInference, the model call by OpenTelemetry's conventions for
 * generative AI, and a tool call with attributes that no convention knows. Ids, texts and figures differ in every span.
 */
final class SampleTraces {

    private static final int SPANS_PER_TRACE = 4;
    private static final String[] MODELS = { "gpt-4o", "gpt-4o-mini", "gpt-4.1", "claude-sonnet-4-5", "mistral-large-latest" };
    private static final double FAILING = 0.02;

    private final Random random;
    private final Words words;
    private long ns;

    private SampleTraces(long seed) {
        random = new Random(seed);
        words = new Words(random);
        ns = System.currentTimeMillis() * 1_000_000 + random.nextInt(1_000_000);
    }

    /** A request in protobuf; another seed gives other traces. */
    static byte[] request(long seed, int spans) {
        SampleTraces traces = new SampleTraces(seed);
        ScopeSpans.Builder scope = ScopeSpans.newBuilder()
                .setScope(InstrumentationScope.newBuilder().setName("benchmark").setVersion("1.0"));
        for (int i = 0; i < spans; i += SPANS_PER_TRACE) {
            traces.trace(scope);
        }
        Resource resource = Resource.newBuilder().addAttributes(text("service.name", "question-answering"))
                .addAttributes(text("telemetry.sdk.name", "opentelemetry"))
                .addAttributes(text("telemetry.sdk.language", "python")).build();
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder().setResource(resource).addScopeSpans(scope)).build()
                .toByteArray();
    }

    private void trace(ScopeSpans.Builder into) {
        ByteString trace = id(16);
        ByteString root = id(8);
        String session = "session-" + random.nextInt(50_000);
        into.addSpans(workflow(span(trace, root, ByteString.EMPTY, "answer_question"), session));
        into.addSpans(retrieval(span(trace, id(8), root, "retrieve")));
        into.addSpans(model(span(trace, id(8), root, "chat"), session));
        into.addSpans(tool(span(trace, id(8), root, "lookup_" + words.word())));
    }

    private Span.Builder workflow(Span.Builder span, String session) {
        return span.setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .addAttributes(text("ag.type.node", "workflow"))
                .addAttributes(
                        text("ag.data.inputs", "@ag.type=json:{\"question\":\"" + words.text(420) + "\",\"language\":\"en\"}"))
                .addAttributes(text("ag.data.outputs", words.text(980)))
                .addAttributes(text("ag.data.parameters.prompt.template", words.text(240)))
                .addAttributes(number("ag.data.parameters.top_k", 4))
                .addAttributes(text("ag.refs.application.slug", "question-answering"))
                .addAttributes(text("ag.refs.environment.slug", "production"))
                .addAttributes(text("ag.session.id", session))
                .addAttributes(text("ag.user.id", "user-" + random.nextInt(10_000)))
                .addAttributes(text("deployment.region", "region-" + random.nextInt(5)));
    }

    private Span.Builder retrieval(Span.Builder span) {
        span.setKind(Span.SpanKind.SPAN_KIND_INTERNAL)
                .addAttributes(text("openinference.span.kind", "RETRIEVER"))
                .addAttributes(text("input.value", words.text(160)))
                .addAttributes(text("input.mime_type", "text/plain"));
        for (int i = 0; i < 4; i++) {
            String document = "retrieval.documents." + i + ".document.";
            span.addAttributes(text(document + "id", new UUID(random.nextLong(), random.nextLong()).toString()))
                    .addAttributes(decimal(document + "score", random.nextDouble()))
                    .addAttributes(text(document + "content", words.text(250)));
        }
        return span;
    }

    private Span.Builder model(Span.Builder span, String session) {
        String model = MODELS[random.nextInt(MODELS.length)];
        return span.setKind(Span.SpanKind.SPAN_KIND_CLIENT)
                .addAttributes(text("gen_ai.operation.name", "chat"))
                .addAttributes(text("gen_ai.system", model.startsWith("gpt") ? "openai" : "other"))
                .addAttributes(text("gen_ai.request.model", model))
                .addAttributes(text("gen_ai.response.model", model))
                .addAttributes(text("gen_ai.conversation.id", session))
                .addAttributes(decimal("gen_ai.request.temperature", random.nextInt(10) / 10.0))
                .addAttributes(number("gen_ai.request.max_tokens", 1_024))
                .addAttributes(number("gen_ai.usage.input_tokens", 300 + random.nextInt(2_000)))
                .addAttributes(number("gen_ai.usage.output_tokens", 20 + random.nextInt(500)))
                .addAttributes(text("gen_ai.input.messages", "[" + message("system", 180) + "," + message("user", 420) + "]"))
                .addAttributes(text("gen_ai.output.messages", "[" + message("assistant", 640) + "]"));
    }

    private String message(String role, int length) {
        return "{\"role\":\"" + role + "\",\"parts\":[{\"type\":\"text\",\"content\":\"" + words.text(length) + "\"}]}";
    }

    private Span.Builder tool(Span.Builder span) {
        span.setKind(Span.SpanKind.SPAN_KIND_INTERNAL);
        for (int i = 0; i < 8; i++) {
            span.addAttributes(text("lookup." + i + ".column", words.word()))
                    .addAttributes(text("lookup." + i + ".value", words.text(150)));
        }
        span.addAttributes(number("lookup.rows", random.nextInt(500)))
                .addAttributes(text("lookup.table", words.word()))
                .addAttributes(text("thread.name", "worker-" + random.nextInt(16)));
        if (random.nextDouble() < FAILING) {
            span.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR).setMessage(words.text(60)))
                    .addEvents(Span.Event.newBuilder().setName("exception").setTimeUnixNano(ns)
                            .addAttributes(text("exception.type", "LookupError"))
                            .addAttributes(text("exception.message", words.text(80)))
                            .addAttributes(text("exception.stacktrace", words.text(700))));
        }
        return span;
    }

    private Span.Builder span(ByteString trace, ByteString id, ByteString parent, String name) {
        ns += 1_000 + random.nextInt(100_000);
        return Span.newBuilder().setTraceId(trace).setSpanId(id).setParentSpanId(parent).setName(name)
                .setStartTimeUnixNano(ns).setEndTimeUnixNano(ns + 1_000_000 + random.nextInt(2_000_000_000));
    }

    private ByteString id(int length) {
        byte[] id = new byte[length];
        random.nextBytes(id);
        return ByteString.copyFrom(id);
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setStringValue(value)).build();
    }

    private static KeyValue number(String key, long value) {
        return KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setIntValue(value)).build();
    }

    private static KeyValue decimal(String key, double value) {
        return KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setDoubleValue(value)).build();
    }
}
