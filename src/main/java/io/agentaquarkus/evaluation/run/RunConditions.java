package io.agentaquarkus.evaluation.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.store.Filters;
import io.agentaquarkus.paging.PagedQuery;

/** What runs can be asked for with. */
final class RunConditions {

    private RunConditions() {
    }

    static PagedQuery<?> add(PagedQuery<?> query, Fields filter) {
        Filters.common(query, filter);
        part(query, "r.name", filter.text("name"));
        part(query, "r.description", filter.text("description"));
        if (filter.has("references")) {
            references(query, filter.json("references"));
        }
        return query;
    }

    /** Wildcards count as such. */
    private static void part(PagedQuery<?> query, String path, String text) {
        if (text != null) {
            query.and(path + " ilike " + query.bind("%" + text + "%"));
        }
    }

    /** Every reference must be among those of the run's steps, under whatever name. */
    private static void references(PagedQuery<?> query, JsonNode references) {
        for (JsonNode named : references) {
            for (JsonNode reference : named) {
                ArrayNode wanted = JsonNodeFactory.instance.arrayNode();
                ObjectNode members = wanted.addObject();
                reference.properties().stream().filter(member -> !member.getValue().isNull())
                        .forEach(member -> members.set(member.getKey(), member.getValue()));
                query.contains("r.references", wanted);
            }
        }
    }
}
