package io.agentaquarkus.revision;

/**
 * How embeds are replaced. Of the two limits, the server has largest values that count.
 *
 * @param depthMax one more than the levels of embeds within what embeds insert
 * @param embedsMax how many embeds may be replaced in all, those within what embeds insert included
 */
public record EmbedOptions(int depthMax, int embedsMax, ErrorPolicy policy) {

    /** What a retrieval has. */
    public static final EmbedOptions DEFAULT = new EmbedOptions(10, 100, ErrorPolicy.EXCEPTION);

    /** With limits that are not above these. */
    public EmbedOptions within(int depth, int embeds) {
        return new EmbedOptions(Math.min(depthMax, depth), Math.min(embedsMax, embeds), policy);
    }
}
