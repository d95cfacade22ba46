package io.agentaquarkus.surface;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

/** Which surface a path belongs to. */
@ApplicationScoped
public class Surfaces {

    private final List<Surface> all;

    Surfaces(@All List<Surface> all) {
        this.all = List.copyOf(all);
    }

    /** All surfaces beside {@code /api}. */
    public List<Surface> all() {
        return all;
    }

    /**
     * @param path of a request or a resource, without {@code /api}
     * @return null for a path of {@code /api} itself
     */
    public Surface of(String path) {
        for (Surface surface : all) {
            if (surface.owns(path)) {
                return surface;
            }
        }
        return null;
    }

    /** The path, or the one of the surface that the request is meant for. */
    public String adopted(String path, String authorization) {
        for (Surface surface : all) {
            String adopted = surface.adopted(path, authorization);
            if (adopted != null) {
                return adopted;
            }
        }
        return path;
    }
}
