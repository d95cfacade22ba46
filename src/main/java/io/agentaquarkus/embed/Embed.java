package io.agentaquarkus.embed;

/**
 * What is to be put in place of an embed.
 *
 * @param key of what an environment holds; null when not given
 * @param path to a part of the data; null when not given
 */
record Embed(Syntax syntax, EmbedReferences references, String key, String path) {

    boolean hasPath() {
        return path != null && !path.isEmpty();
    }
}
