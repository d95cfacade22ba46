package io.agentaquarkus.evaluation;

/** A column to be shown: what it is called, and where its values are. */
public record Mapping(Column column, Place step) {

    /** @param kind {@code testset}, {@code query}, {@code invocation}, {@code annotation}, or anything else */
    public record Column(String kind, String name) {
    }

    /**
     * @param key of the step
     * @param path names joined by dots
     */
    public record Place(String key, String path) {
    }

    public static Mapping of(String kind, String name, String key, String path) {
        return new Mapping(new Column(kind, name), new Place(key, path));
    }
}
