package io.agentaquarkus.athina;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.agentaquarkus.problem.ErrorShape;
import io.agentaquarkus.surface.DescribedPaths;
import io.agentaquarkus.surface.Surface;

/**
 * The Athina API 1.0, as its document has it and as its clients use it beyond (reference: athina-api). Its keys are those of
 * {@code /api}.
 */
@Singleton
class AthinaSurface implements Surface {

    static final String KEY_HEADER = "athina-api-key";

    /** Where exporters of OpenTelemetry send traces to. */
    private static final String OTLP = "/v1/traces";

    /** Paths that newer and older clients have for operations of this surface. */
    private static final Map<Pattern, String> OTHER_PATHS = Map.of(
            Pattern.compile("/v2/log/inference"), "/v1/log/inference",
            Pattern.compile("/v1/dataset/([^/]+/add-rows)"), "/v1/dataset_v2/$1",
            Pattern.compile("/v1/promptRun/user-feedback"), "/v1/prompt_run/user-feedback",
            Pattern.compile("/v1/sdk/prompt-runs/fetch-by-filter"), "/v1/sdk/prompt_run/fetch-by-filter");

    private final DescribedPaths paths = DescribedPaths.of(description());

    @Override
    public String name() {
        return "athina";
    }

    @Override
    public String path() {
        return "/v1";
    }

    @Override
    public boolean owns(String path) {
        return !path.equals(OTLP) && Surface.super.owns(path);
    }

    @Override
    public String description() {
        return "/contract/athina.json";
    }

    @Override
    public DescribedPaths paths() {
        return paths;
    }

    @Override
    public ErrorShape errors() {
        return AthinaErrors.SHAPE;
    }

    @Override
    public String authorization(UnaryOperator<String> header) {
        String key = header.apply(KEY_HEADER);
        return key == null || key.isBlank() ? null : "ApiKey " + key.strip();
    }

    @Override
    public String adopted(String path, String authorization) {
        for (Map.Entry<Pattern, String> other : OTHER_PATHS.entrySet()) {
            Matcher matcher = other.getKey().matcher(path);
            if (matcher.matches()) {
                return matcher.replaceFirst(other.getValue());
            }
        }
        return null;
    }

    /** Self-hosted installations are watched by asking for the root. */
    @Override
    public boolean isOpen(String path) {
        return path.equals(path()) || Surface.super.isOpen(path);
    }
}
