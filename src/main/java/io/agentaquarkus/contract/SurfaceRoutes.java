package io.agentaquarkus.contract;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.agentaquarkus.surface.SurfacePages;
import io.agentaquarkus.surface.Surfaces;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;

/** The description of each surface, and where the page is that shows it. */
@Singleton
class SurfaceRoutes {

    private static final String PAGE = "/api/docs/?urls.primaryName=";

    private final Surfaces surfaces;
    private final Descriptions descriptions;

    SurfaceRoutes(Surfaces surfaces, Descriptions descriptions) {
        this.surfaces = surfaces;
        this.descriptions = descriptions;
    }

    void open(@Observes Router router) {
        surfaces.all().forEach(surface -> {
            router.get(surface.path() + SurfacePages.DESCRIPTION).blockingHandler(context -> context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                    .end(Buffer.buffer(descriptions.of(surface))));
            router.get(surface.path() + SurfacePages.DOCUMENTATION).handler(context -> context.response()
                    .setStatusCode(302).putHeader(HttpHeaders.LOCATION, PAGE + surface.name()).end());
        });
    }
}
