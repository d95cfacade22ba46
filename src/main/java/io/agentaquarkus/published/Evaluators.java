package io.agentaquarkus.published;

import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.Simple;

/** Shapes of evaluators. */
final class Evaluators {

    /** What the data of an evaluator's revision may have. Whatever else is sent sets the evaluator. */
    private static final Set<String> MEMBERS = Set.of("uri", "url", "headers", "runtime", "script", "schemas", "parameters");

    private Evaluators() {
    }

    record EvaluatorCreateRequest(New evaluator) implements Shape {

        record New(String slug, String name, ObjectNode data) implements Shape {

            NewArtifact artifact() {
                return new NewArtifact(null, slug, new Header(name, null, null, null, null));
            }

            /** The data with its settings among the parameters; null when none was sent. */
            ObjectNode settled() {
                if (data == null) {
                    return null;
                }
                ObjectNode settled = data.deepCopy().retain(MEMBERS);
                ObjectNode settings = data.deepCopy().without(MEMBERS);
                if (!settings.isEmpty()) {
                    ObjectNode parameters = settled.get("parameters") instanceof ObjectNode sent ? sent
                            : settled.putObject("parameters");
                    settings.properties().stream().filter(setting -> !parameters.has(setting.getKey()))
                            .forEach(setting -> parameters.set(setting.getKey(), setting.getValue()));
                }
                return settled;
            }
        }
    }

    record Evaluator(UUID id, String slug, String name, JsonNode data, LifecycleShape lifecycle) implements Shape {

        static Evaluator of(Simple simple) {
            return new Evaluator(simple.artifact().id(), simple.artifact().slug(), simple.artifact().header().name(),
                    simple.revision() == null ? null : simple.revision().data(),
                    LifecycleShape.of(simple.artifact().lifecycle()));
        }
    }

    record EvaluatorTemplate(String key, String name, String description, JsonNode settingsSchema) implements Shape {

        /** @param template as the catalogue has it */
        static EvaluatorTemplate of(ObjectNode template) {
            JsonNode settings = template.at("/data/schemas/parameters");
            return new EvaluatorTemplate(template.path("key").textValue(), template.path("name").textValue(),
                    template.path("description").textValue(), settings.isObject() ? settings : null);
        }
    }
}
