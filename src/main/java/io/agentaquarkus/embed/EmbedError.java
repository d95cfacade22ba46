package io.agentaquarkus.embed;

import java.util.List;
import java.util.stream.Collectors;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.RefusedReferences;

/** 400: an embed that cannot be replaced. The names and texts are those that clients of the original know. */
final class EmbedError extends Problem {

    private final String name;
    private final boolean fatal;

    private EmbedError(String name, String detail, boolean fatal) {
        super(400, detail);
        this.name = name;
        this.fatal = fatal;
    }

    /** What a failure to replace one embed is called; null when it is a failure of another kind, or of the whole. */
    static String nameOf(Throwable failure) {
        if (failure instanceof EmbedError error) {
            return error.fatal ? null : error.name;
        }
        if (failure instanceof RefusedReferences refused) {
            return refused.reason() == RefusedReferences.Reason.INSUFFICIENT ? "RetrieveRefsInsufficient"
                    : "RetrieveRefsInconsistent";
        }
        return null;
    }

    static EmbedError circular(String reference) {
        return single("CircularEmbedError", "Circular embed detected: " + reference);
    }

    static EmbedError missing(String what) {
        return single("EmbedNotFoundError", "Referenced entity not found: " + what);
    }

    static EmbedError unsupported(String what) {
        return single("UnsupportedReferenceTypeError", "Unsupported reference type: " + what);
    }

    static EmbedError mixed(Iterable<String> families) {
        return single("MixedEntityTypesError", "References span multiple entity families: " + String.join(", ", families)
                + ". All references of one embed must be of the same family.");
    }

    static EmbedError noPath(String path) {
        return single("PathExtractionError", "Path not found in configuration: " + path);
    }

    static EmbedError tooMany(int count) {
        return single("MaxEmbedsExceededError", "Max embed count " + count + " exceeded");
    }

    static EmbedError noReferences(Location at) {
        return value("No references found in embed at " + at);
    }

    static EmbedError noSingleKey(List<String> keys, Location at) {
        return value("Cannot auto-select key: " + keys.size() + " references found at " + at
                + ", expected exactly 1. Available keys: "
                + keys.stream().map(key -> "'" + key + "'").collect(Collectors.joining(", ", "[", "]")));
    }

    static EmbedError noBundle(String key, String got) {
        return value("Expected references object at references." + key + ", got: " + got);
    }

    static EmbedError tooDeep(int depthMax) {
        return new EmbedError("MaxDepthExceededError", "Max embed depth " + depthMax + " exceeded", true);
    }

    static EmbedError nestedTooDeep(int nestingMax) {
        return new EmbedError("ValueError", "With its embeds replaced, the data is nested more than " + nestingMax
                + " levels deep.", true);
    }

    static EmbedError tooLarge(long charactersMax) {
        return new EmbedError("ValueError", "The embeds take more than " + charactersMax + " characters.", true);
    }

    static EmbedError notAnObject(String member) {
        return new EmbedError("ValueError", "With its embeds replaced, `" + member + "` must be an object.", true);
    }

    private static EmbedError value(String detail) {
        return single("ValueError", detail);
    }

    private static EmbedError single(String name, String detail) {
        return new EmbedError(name, detail, false);
    }
}
