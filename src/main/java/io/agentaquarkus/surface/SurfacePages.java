package io.agentaquarkus.surface;

/** The two paths that every surface has besides its own, open to everyone. */
public final class SurfacePages {

    public static final String DESCRIPTION = "/openapi.json";
    public static final String DOCUMENTATION = "/docs";

    private SurfacePages() {
    }

    /** @param path one of the surface's, with its prefix */
    public static boolean isPage(Surface surface, String path) {
        String rest = path.substring(surface.path().length());
        return rest.equals(DESCRIPTION) || rest.equals(DOCUMENTATION);
    }
}
