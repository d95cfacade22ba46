package io.agentaquarkus.paging;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The {@code windowing} object of an answer, which asks for the next page when it is sent back. */
public final class NextPage {

    private static final List<String> ECHOED = List.of("newest", "oldest", "limit", "order");

    private NextPage() {
    }

    /**
     * @param last the last item of the page
     * @param asked the {@code windowing} object of the request
     */
    public static ObjectNode after(UUID last, JsonNode asked) {
        ObjectNode windowing = JsonNodeFactory.instance.objectNode().put("next", last.toString());
        for (String field : ECHOED) {
            if (asked.hasNonNull(field)) {
                windowing.set(field, asked.get(field));
            }
        }
        return windowing;
    }
}
