package io.agentaquarkus.span.otlp;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import io.agentaquarkus.problem.ProblemBody;
import io.agentaquarkus.problem.TooLargeAnswer;
import io.agentaquarkus.span.otlp.OtlpExport.Encoding;

/** An export that is too large to be read is refused as every other export is. */
@Singleton
class OtlpTooLarge implements TooLargeAnswer {

    private static final Set<String> PATHS = Set.of("/otlp/v1/traces", "/v1/traces");

    @Override
    public Optional<ProblemBody> of(String method, String path, String contentType, long bytesMax) {
        if (!method.equals("POST") || !PATHS.contains(path)) {
            return Optional.empty();
        }
        Response answer = OtlpAnswer.error(413, OtlpAnswer.tooLarge(bytesMax), Encoding.declared(contentType));
        return Optional.of(new ProblemBody(413, answer.getMediaType().toString(), (byte[]) answer.getEntity(), Map.of()));
    }
}
