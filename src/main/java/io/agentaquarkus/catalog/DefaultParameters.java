package io.agentaquarkus.catalog;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a template offers to start with. The defaults of a workflow's interface are what it runs on when a parameter is
 * left out; those of the template, which may differ, are written into the parameters.
 */
final class DefaultParameters {

    private DefaultParameters() {
    }

    /**
     * The {@code schemas} and {@code parameters} of a template, each where there is something.
     *
     * @param known the schemas of the interface
     * @param defaults the template's own defaults by parameter; those that the schema does not know are left out
     */
    static ObjectNode of(Optional<ObjectNode> known, ObjectNode defaults) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        known.ifPresent(schemas -> {
            ObjectNode properties = (ObjectNode) schemas.at("/parameters/properties");
            ObjectNode parameters = parameters(properties, defaults);
            properties.properties().forEach(
                    property -> showDefault((ObjectNode) property.getValue(), parameters.get(property.getKey())));
            data.set("schemas", schemas);
            if (!parameters.isEmpty()) {
                data.set("parameters", parameters);
            }
        });
        return data;
    }

    private static ObjectNode parameters(ObjectNode properties, ObjectNode defaults) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        properties.properties().forEach(property -> {
            if (property.getValue().has("default")) {
                parameters.set(property.getKey(), property.getValue().get("default"));
            }
        });
        defaults.properties().forEach(parameter -> {
            if (properties.has(parameter.getKey())) {
                parameters.set(parameter.getKey(), parameter.getValue());
            }
        });
        return parameters;
    }

    /** Lists and objects stand in the parameters alone. */
    private static void showDefault(ObjectNode property, JsonNode value) {
        if (value != null && value.isValueNode()) {
            property.set("default", value);
        } else {
            property.remove("default");
        }
    }
}
