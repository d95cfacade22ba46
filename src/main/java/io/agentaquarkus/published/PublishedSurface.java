package io.agentaquarkus.published;

import java.util.function.UnaryOperator;

import jakarta.inject.Singleton;

import io.agentaquarkus.problem.ErrorShape;
import io.agentaquarkus.surface.DescribedPaths;
import io.agentaquarkus.surface.Surface;

/**
 * The published Agenta API 1.0. It has the paths of {@code /api} with other bodies; its document declares bearer
 * authentication, which {@code /api} refuses, so a call of one of its operations as bearer is meant for it wherever it is
 * sent.
 */
@Singleton
class PublishedSurface implements Surface {

    private static final String BEARER = "Bearer ";
    private static final String API_KEY = "ApiKey ";

    private final DescribedPaths paths = DescribedPaths.of(description());
    private final PublishedConfig config;

    PublishedSurface(PublishedConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "published";
    }

    @Override
    public String path() {
        return "/public";
    }

    @Override
    public String description() {
        return "/contract/published.json";
    }

    @Override
    public DescribedPaths paths() {
        return paths;
    }

    @Override
    public ErrorShape errors() {
        return PublishedErrors.SHAPE;
    }

    @Override
    public String authorization(UnaryOperator<String> header) {
        String authorization = header.apply("Authorization");
        return isBearer(authorization) ? API_KEY + authorization.substring(BEARER.length()) : authorization;
    }

    @Override
    public String adopted(String path, String authorization) {
        return (isBearer(authorization) || config.everyScheme()) && !paths.methods(path).isEmpty() ? path() + path : null;
    }

    private static boolean isBearer(String authorization) {
        return authorization != null && authorization.startsWith(BEARER);
    }
}
