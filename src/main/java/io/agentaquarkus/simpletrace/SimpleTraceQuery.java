package io.agentaquarkus.simpletrace;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.Members;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterParser;

/**
 * A question for simple traces, in the language of filters on spans (reference: agenta-tracing-query, section 10.6). What the
 * contract has checked is not checked again, but a member that would be ignored is refused.
 */
record SimpleTraceQuery(Filter filter, Windowing windowing) {

    private static final List<String> MEMBERS = List.of("origin", "kind", "channel", "tags", "meta", "references", "links");
    private static final List<String> WINDOWING = List.of("newest", "oldest", "next", "limit", "order", "interval", "rate");

    static SimpleTraceQuery read(Form form, JsonNode body) {
        Members.refuseOthers(body, "a query", List.of(form.singular(), form.links(), "windowing"));
        Members.refuseOthers(body.path("windowing"), "a windowing", WINDOWING);
        JsonNode asked = body.path(form.singular());
        Members.refuseOthers(asked, "'" + form.singular() + "'", MEMBERS);
        Conditions conditions = new Conditions();
        form(form, conditions);
        Labels.asked(form, asked).conditions(form).forEach((flag, holds) -> flag(form, flag, holds, conditions));
        for (String labels : List.of("tags", "meta")) {
            if (asked.path(labels).isObject() && !asked.get(labels).isEmpty()) {
                conditions.add("attributes", "is", asked.get(labels)).put("key", "ag." + labels);
            }
        }
        asked.path("references").properties()
                .forEach(reference -> reference(reference.getKey(), reference.getValue(), conditions));
        boolean named = links(asked.path("links"), conditions);
        if (body.path(form.links()).isArray() && !body.get(form.links()).isEmpty()) {
            ArrayNode ids = conditions.addList("trace_id");
            body.get(form.links()).forEach(link -> ids.add(link.path("trace_id")));
        }
        return new SimpleTraceQuery(named ? conditions.filter() : Filter.NOTHING, Windowing.read(body.get("windowing")));
    }

    /** What makes a trace one of the form. */
    private static void form(Form form, Conditions conditions) {
        if (form == Form.TRACE) {
            conditions.addList("trace_type").add("invocation").add("annotation");
        } else {
            conditions.add("trace_type", "is", JsonNodeFactory.instance.textNode(form.singular()));
            conditions.add("references", "has", JsonNodeFactory.instance.textNode(form.subject())).put("key", "attributes.key");
        }
    }

    /** Of plain traces a flag that does not hold is not stored. */
    private static void flag(Form form, String flag, boolean holds, Conditions conditions) {
        boolean absent = form == Form.TRACE && !holds;
        conditions.add("attributes", absent ? "is_not" : "is", JsonNodeFactory.instance.booleanNode(absent || holds))
                .put("key", "ag.flags." + flag);
    }

    private static void reference(String key, JsonNode reference, Conditions conditions) {
        if (reference.isNull()) {
            return;
        }
        if (!Content.isReference(key)) {
            throw Problem.badRequest("'" + key + "' is nothing that traces can be found by.");
        }
        ObjectNode parts = Content.parts(reference);
        if (parts.remove("version") != null && parts.isEmpty()) {
            throw Problem.badRequest("The reference '" + key + "' needs an 'id' or a 'slug'.");
        }
        conditions.addList("references").add(parts);
    }

    /** Named links must all be there, of a list one; false when one of them names no span. */
    private static boolean links(JsonNode links, Conditions conditions) {
        for (JsonNode link : links) {
            if (!link.hasNonNull("trace_id") || !link.hasNonNull("span_id")) {
                return false;
            }
        }
        if (links.isArray() && !links.isEmpty()) {
            links.forEach(conditions.addList("links")::add);
        } else {
            links.forEach(link -> conditions.addList("links").add(link));
        }
        return true;
    }

    /** A filter in the making. */
    private static final class Conditions {

        private final ObjectNode filtering = JsonNodeFactory.instance.objectNode();
        private final ArrayNode list = filtering.putArray("conditions");

        ObjectNode add(String field, String operator, JsonNode value) {
            ObjectNode condition = list.addObject().put("field", field).put("operator", operator);
            condition.set("value", value);
            return condition;
        }

        ArrayNode addList(String field) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            add(field, "in", values);
            return values;
        }

        Filter filter() {
            return FilterParser.parse(filtering);
        }
    }
}
