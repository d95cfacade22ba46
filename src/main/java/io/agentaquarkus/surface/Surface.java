package io.agentaquarkus.surface;

import java.util.function.UnaryOperator;

import io.agentaquarkus.problem.ErrorShape;

/**
 * An API beside the one at {@code /api}, over the same domain: where it is, what describes it, how its callers say who they
 * are, and how it refuses. A bean of this type is all that the rest of the server needs to know of it; its resources have
 * paths that begin with {@link #path()}, and are held against its description.
 */
public interface Surface {

    /** One word, under which it is listed beside others. */
    String name();

    /** What all of its paths begin with, without {@code /api} before it: {@code /public}. */
    String path();

    /** The resource with its OpenAPI document, whose paths are without {@link #path()}. */
    String description();

    /** The paths of that document. */
    DescribedPaths paths();

    /** How it writes refusals, also those of paths that it does not have. */
    ErrorShape errors();

    /**
     * Reads the credential of a request.
     *
     * @param header a header's value by its name, or null
     * @return the credential as the {@code Authorization} header of {@code /api} has it, or null
     */
    String authorization(UnaryOperator<String> header);

    /**
     * The path here of a request that was sent to another one and is meant for this surface all the same.
     *
     * @param path without {@code /api}
     * @param authorization the header, or null
     * @return null for a request that is not
     */
    default String adopted(String path, String authorization) {
        return null;
    }

    /**
     * Whether a path is one of this surface's.
     *
     * @param path of a request or a resource, without {@code /api}
     */
    default boolean owns(String path) {
        String prefix = path();
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    /**
     * Whether everyone may read what is at a path.
     *
     * @param path one of this surface's, with {@link #path()}
     */
    default boolean isOpen(String path) {
        return SurfacePages.isPage(this, path);
    }
}
