package io.agentaquarkus.athina;

import java.util.function.UnaryOperator;

import jakarta.inject.Singleton;

import io.agentaquarkus.problem.ErrorShape;
import io.agentaquarkus.surface.Surface;

/**
 * The Athina API 1.0, as its document has it and as its clients use it beyond (reference: athina-api). Its keys are those of
 * {@code /api}.
 */
@Singleton
class AthinaSurface implements Surface {

    static final String KEY_HEADER = "athina-api-key";

    /** One operation is known by a newer version of the path as well. */
    private static final String NEWER_LOG = "/v2/log/inference";
    private static final String LOG = "/log/inference";

    @Override
    public String name() {
        return "athina";
    }

    @Override
    public String path() {
        return "/v1";
    }

    @Override
    public String description() {
        return "/contract/athina.json";
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
        return path.equals(NEWER_LOG) ? path() + LOG : null;
    }

    /** Self-hosted installations are watched by asking for the root. */
    @Override
    public boolean isOpen(String path) {
        return path.equals(path()) || Surface.super.isOpen(path);
    }
}
