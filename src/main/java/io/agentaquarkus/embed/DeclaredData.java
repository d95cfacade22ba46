package io.agentaquarkus.embed;

import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Kind;

/**
 * The members that a revision's data has by declaration, as opposed to what its owner puts into them. Answers leave out those
 * that are null; what is embedded shows them all.
 */
final class DeclaredData {

    private static final List<String> WORKFLOW = List.of("uri", "url", "headers", "runtime", "script", "schemas",
            "parameters");
    private static final List<String> SCHEMAS = List.of("parameters", "inputs", "outputs");
    private static final List<String> REFERENCE = List.of("version", "slug", "id");
    private static final List<String> OBJECTS = List.of("headers", "schemas", "parameters", "references");

    private DeclaredData() {
    }

    /** A copy with all members, in the order of the declaration, which shares users' values with the data. */
    static ObjectNode withNulls(Family family, ObjectNode data) {
        if (family.kind() != Kind.WORKFLOW) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            all.set("references", mapped(data.get("references"), bundle -> mapped(bundle, DeclaredData::reference)));
            return all;
        }
        ObjectNode all = members(data, WORKFLOW);
        all.set("headers", mapped(data.get("headers"), DeclaredData::reference));
        if (data.get("schemas") instanceof ObjectNode schemas) {
            all.set("schemas", members(schemas, SCHEMAS));
        }
        return all;
    }

    /** Takes out what is null. Fails when an embed has put something else in the place of an object. */
    static ObjectNode withoutNulls(ObjectNode data) {
        dropNulls(data);
        for (String member : OBJECTS) {
            if (data.has(member) && !data.get(member).isObject()) {
                throw EmbedError.notAnObject(member);
            }
        }
        dropNulls(data.path("schemas"));
        data.path("headers").forEach(DeclaredData::dropNulls);
        data.path("references").forEach(bundle -> bundle.forEach(DeclaredData::dropNulls));
        return data;
    }

    private static void dropNulls(JsonNode node) {
        if (node.isObject()) {
            for (Iterator<JsonNode> members = node.elements(); members.hasNext();) {
                if (members.next().isNull()) {
                    members.remove();
                }
            }
        }
    }

    private static JsonNode reference(JsonNode value) {
        return value instanceof ObjectNode reference ? members(reference, REFERENCE) : value;
    }

    private static ObjectNode members(ObjectNode object, List<String> names) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> all.set(name, object.get(name)));
        return all;
    }

    private static JsonNode mapped(JsonNode object, UnaryOperator<JsonNode> value) {
        if (!(object instanceof ObjectNode)) {
            return object;
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> all.set(member.getKey(), value.apply(member.getValue())));
        return all;
    }
}
