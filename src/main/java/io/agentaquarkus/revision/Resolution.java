package io.agentaquarkus.revision;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Data whose embeds have been replaced.
 *
 * @param data null for a revision without
 * @param info {@code references_used}, {@code depth_reached}, {@code embeds_resolved} and {@code errors}
 */
public record Resolution(ObjectNode data, ObjectNode info) {

    /** Of data in which there is nothing to replace. */
    public static Resolution unchanged(ObjectNode data) {
        return of(data, List.of(), 0, 0, List.of());
    }

    /**
     * @param used the references of the embeds that have been replaced, as they were written
     * @param depth levels of embeds within what embeds inserted
     * @param embeds how many have been replaced
     * @param errors of those that have not
     */
    public static Resolution of(ObjectNode data, List<ObjectNode> used, int depth, int embeds, List<String> errors) {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.putArray("references_used").addAll(used);
        info.put("depth_reached", depth).put("embeds_resolved", embeds);
        errors.forEach(info.putArray("errors")::add);
        return new Resolution(data, info);
    }
}
