package io.agentaquarkus.golden;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

/** Passes calls on, and holds each success against what the server itself says, as OpenAPI, that the operation answers. */
final class DescribedTarget implements Target {

    private final Target target;
    private final JsonNode description;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();
    private final Set<String> contradictions = new ConcurrentSkipListSet<>();

    DescribedTarget(Target target) throws IOException {
        this.target = target;
        this.description = Recording.JSON.readTree(target.send(new Call("GET", "/openapi.json", Map.of(), null)).body());
        description.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> operations
                .add(new Operation(method.getKey(), path.getKey(), method.getValue().get("responses")))));
        // Where several templates fit, that with the fewest parameters is meant.
        operations.sort(Comparator.comparingLong(operation -> operation.path().chars().filter(c -> c == '{').count()));
    }

    /** Each answer that was none of those described, once. */
    Set<String> contradictions() {
        return contradictions;
    }

    @Override
    public Bindings newAccount(boolean seedDefaults) throws IOException {
        return target.newAccount(seedDefaults);
    }

    @Override
    public Answer send(Call call) throws IOException {
        Answer answer = target.send(call);
        if (answer.status() < 300 && answer.header("Content-Type").startsWith("application/json")) {
            String path = call.path().replaceFirst("\\?.*", "").replaceFirst("^/preview/", "/");
            for (Operation operation : operations) {
                if (operation.fits(call.method(), path)) {
                    check(operation, answer);
                    break;
                }
            }
        }
        return answer;
    }

    private void check(Operation operation, Answer answer) throws IOException {
        String name = operation.method() + " " + operation.path() + ": ";
        JsonNode described = operation.responses().path(String.valueOf(answer.status()));
        if (described.isMissingNode()) {
            contradictions.add(name + answer.status());
            return;
        }
        JsonNode schema = described.path("content").path("application/json").path("schema");
        if (schema.isObject()) {
            schemas.computeIfAbsent(schema, this::compile).validate(Recording.JSON.readTree(answer.body())).forEach(
                    mistake -> contradictions.add(name + mistake.getInstanceLocation() + " " + mistake.getMessageKey()));
        }
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(whole.set("components", description.get("components")));
    }

    private record Operation(String method, String path, Pattern pattern, JsonNode responses) {

        Operation(String method, String path, JsonNode responses) {
            this(method, path, Pattern.compile(path.replaceFirst("/$", "").replaceAll("\\{[^}]+}", "[^/]+") + "/?"), responses);
        }

        boolean fits(String calledMethod, String calledPath) {
            return method.equalsIgnoreCase(calledMethod) && pattern.matcher(calledPath).matches();
        }
    }
}
