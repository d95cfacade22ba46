package io.agentaquarkus.contract;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.surface.Surface;
import io.agentaquarkus.surface.Surfaces;

/** The contracts of all surfaces. */
@ApplicationScoped
class Contracts {

    private final Surfaces surfaces;
    private final Contract api;
    private final Map<Surface, Contract> others = new HashMap<>();

    Contracts(Surfaces surfaces, Contract api) {
        this.surfaces = surfaces;
        this.api = api;
    }

    /**
     * @param method the HTTP method
     * @param template the path of a resource, with parameters in braces
     * @return null when no description knows the operation
     */
    Operation operation(String method, String template) {
        Surface surface = surfaces.of(template);
        return surface == null ? api.operation(method, template)
                : of(surface).operation(method, template.substring(surface.path().length()));
    }

    private synchronized Contract of(Surface surface) {
        return others.computeIfAbsent(surface, Contract::new);
    }
}
