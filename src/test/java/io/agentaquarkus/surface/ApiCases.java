package io.agentaquarkus.surface;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.surface.ApiDescription.ApiOperation;

/**
 * The cases of one operation that follow from its description: the ordinary call, every member wrong, missing and at its
 * limits, unknown ids, bodies that are none, and callers that nobody knows.
 */
final class ApiCases {

    private static final String JSON_TYPE = "application/json";
    private static final String FORM_TYPE = "multipart/form-data";
    private static final Set<Integer> REFUSED = Set.of(400);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ApiDescription description;
    private final ApiOperation operation;
    private final ApiValues values;
    private final Credential credential;
    private final List<ApiCase> cases = new ArrayList<>();

    /** @param known values by operation and place, such as {@code createTestset/testset/slug} */
    ApiCases(ApiDescription description, ApiOperation operation, Credential credential, Function<String, JsonNode> known) {
        this.description = description;
        this.operation = operation;
        this.credential = credential;
        this.values = new ApiValues(description, place -> known.apply(operation.id() + place));
    }

    List<ApiCase> all() {
        Set<Integer> done = Set.of(200);
        add("ordinary", call(), done);
        callers();
        pathParameters();
        queryParameters();
        JsonNode schema = operation.body(JSON_TYPE);
        if (!schema.isMissingNode()) {
            bodies();
            members(description.resolved(schema), "");
        }
        if (!operation.body(FORM_TYPE).isMissingNode()) {
            forms();
        }
        return cases;
    }

    private void callers() {
        Call nobody = call();
        nobody.credential = null;
        add("as nobody", nobody, Set.of(401));
        for (String unknown : credential.unknown()) {
            Call call = call();
            call.credential = unknown;
            add("as " + unknown, call, Set.of(401));
        }
        for (String method : description.otherMethods(operation.path())) {
            Call call = call();
            call.method = method;
            add("as " + method, call, Set.of(405));
        }
    }

    private void pathParameters() {
        for (JsonNode parameter : operation.parameters("path")) {
            String name = parameter.get("name").asText();
            if (parameter.get("schema").path("format").asText().equals("uuid")) {
                for (String wrong : List.of("nothing", "123", "00000000-0000-0000-0000-00000000000g")) {
                    add(name + "=" + wrong, call().withPath(name, wrong), REFUSED);
                }
                add("unknown " + name, call().withPath(name, UUID.randomUUID().toString()), Set.of(404));
            } else if (parameter.get("schema").path("type").asText().equals("integer")) {
                for (Wrong wrong : wrong(parameter.get("schema"), true)) {
                    add(name + " " + wrong.name, call().withPath(name, wrong.value.asText()), REFUSED);
                }
                add("unknown " + name, call().withPath(name, "2147483647"), Set.of(404));
            } else if (operation.statuses().contains(404)) {
                for (String unknown : List.of(UUID.randomUUID().toString(), "nothing", "é/ü", "100%")) {
                    add(name + "=" + unknown, call().withPath(name, unknown), Set.of(404));
                }
            }
        }
    }

    private void queryParameters() {
        for (JsonNode parameter : operation.parameters("query")) {
            String name = parameter.get("name").asText();
            add("without " + name, call().with(query -> query.remove(name)),
                    parameter.path("required").booleanValue() ? REFUSED : Set.of(200));
            for (Wrong wrong : wrong(parameter.get("schema"), true)) {
                add(name + " " + wrong.name, call().with(query -> query.put(name, wrong.value.asText())), REFUSED);
            }
            for (JsonNode limit : limits(parameter.get("schema"), true)) {
                add(name + "=" + limit, call().with(query -> query.put(name, limit.asText())), Set.of(200));
            }
        }
    }

    private void bodies() {
        for (String malformed : List.of("{", "{\"a\":}", "{} {}", "\u0000", "{\"a\":\"\\ud8\"}", "no json", "[}")) {
            add("malformed " + malformed, call().withBody(JSON_TYPE, malformed), REFUSED);
        }
        for (String other : List.of("[]", "\"text\"", "5", "true")) {
            add("body " + other, call().withBody(JSON_TYPE, other), REFUSED);
        }
        add("no body", call().withBody(null, null), operation.requiresBody() ? REFUSED : Set.of(200));
        add("empty body", call().withBody(JSON_TYPE, ""), operation.requiresBody() ? REFUSED : Set.of(200));
        if (operation.json().get("requestBody").get("content").size() == 1) {
            for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml")) {
                Call call = call();
                call.contentType = type;
                add("as " + type, call, Set.of(415));
            }
        }
    }

    /** @param place of the object whose members are changed, one at a time */
    private void members(JsonNode schema, String place) {
        Set<String> required = new java.util.HashSet<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            String here = place + "/" + member.getKey();
            if (ordinaryBody().at(here).isMissingNode()) {
                continue;
            }
            JsonNode of = description.resolved(member.getValue());
            add("without " + here, call().without(here), required.contains(member.getKey()) ? REFUSED : Set.of(200, 404));
            for (Wrong wrong : wrong(of, false)) {
                add(here + " " + wrong.name, call().with(here, wrong.value), REFUSED);
            }
            for (JsonNode limit : limits(of, false)) {
                add(here + "=" + limit, call().with(here, limit), Set.of(200));
            }
            JsonNode inner = of.path("type").asText().equals("array") ? description.resolved(of.path("items")) : of;
            String below = inner == of ? here : here + "/0";
            if (ordinaryBody().at(below).isMissingNode()) {
                continue;
            }
            if (inner != of) {
                lengths(of, here);
                for (Wrong wrong : wrong(inner, false)) {
                    add(below + " " + wrong.name, call().with(below, wrong.value), REFUSED);
                }
            }
            members(inner, below);
        }
        if (schema.path("additionalProperties").isBoolean() && !schema.get("additionalProperties").booleanValue()) {
            add("unknown member of " + place, call().with(place + "/unheard-of", JSON.textNode("x")), REFUSED);
        } else if (schema.has("properties")) {
            add("more members of " + place, call().with(place + "/unheard-of", JSON.textNode("x")), Set.of(200));
        }
    }

    private void lengths(JsonNode list, String place) {
        if (list.has("maxItems")) {
            int most = list.get("maxItems").intValue();
            add(most + " of " + place, call().with(place, JSON.arrayNode().addAll(Collections.nCopies(most,
                    ordinaryBody().at(place + "/0")))), Set.of(200));
            add("more than " + most + " of " + place, call().with(place, JSON.arrayNode().addAll(Collections.nCopies(most + 1,
                    ordinaryBody().at(place + "/0")))), REFUSED);
        }
        if (list.path("minItems").asInt() > 0) {
            add("none of " + place, call().with(place, JSON.arrayNode()), REFUSED);
        }
    }

    private void forms() {
        String boundary = "----form";
        String type = FORM_TYPE + "; boundary=" + boundary;
        add("an empty form", call().withBody(type, "--" + boundary + "--\r\n"), REFUSED);
        for (JsonNode name : description.resolved(operation.body(FORM_TYPE)).path("required")) {
            add("a text as " + name, call().withBody(type, "--" + boundary + "\r\nContent-Disposition: form-data; name="
                    + name + "\r\n\r\ntext\r\n--" + boundary + "--\r\n"), REFUSED);
        }
        add("no form", call().withBody(JSON_TYPE, "{}"), Set.of(415));
        add("no body", call().withBody(null, null), Set.of(400, 415));
        add("a form that ends early", call().withBody(type, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"a"),
                REFUSED);
    }

    private record Wrong(String name, JsonNode value) {
    }

    /** Values that the schema forbids. As text, a value of another type may be right. */
    private static List<Wrong> wrong(JsonNode schema, boolean asText) {
        List<Wrong> wrong = new ArrayList<>();
        String type = schema.path("type").asText();
        Map<String, JsonNode> others = new LinkedHashMap<>();
        others.put("string", JSON.textNode("text"));
        others.put("integer", JSON.numberNode(7));
        others.put("number", JSON.numberNode(1.5));
        others.put("boolean", JSON.booleanNode(true));
        others.put("array", JSON.arrayNode());
        others.put("object", JSON.objectNode());
        others.put("null", JSON.nullNode());
        boolean takesAll = type.isEmpty() && !schema.has("enum");
        others.forEach((other, value) -> {
            boolean fits = takesAll || other.equals(type) || value.isNull() && schema.path("nullable").booleanValue()
                    || type.equals("number") && other.equals("integer")
                    || asText && (type.equals("string") || value.isContainerNode() || value.isNull());
            if (!fits) {
                wrong.add(new Wrong("is a " + other, value));
            }
        });
        if (schema.has("enum")) {
            wrong.add(new Wrong("is no such word", JSON.textNode("no-such-word")));
        }
        switch (schema.path("format").asText()) {
            case "uuid" -> wrong.add(new Wrong("is no id", JSON.textNode("no-id")));
            case "date-time" -> List.of("yesterday", "2026-13-01T00:00:00Z", "2026-01-01", "1767225600")
                    .forEach(time -> wrong.add(new Wrong("is no time", JSON.textNode(time))));
            default -> {
            }
        }
        if (schema.has("pattern")) {
            List.of("", "not allowed!", "\u0000", "é")
                    .forEach(text -> wrong.add(new Wrong("'" + text + "'", JSON.textNode(text))));
        }
        if (schema.path("minLength").asInt() > 0) {
            wrong.add(new Wrong("is empty", JSON.textNode("")));
        }
        if (schema.has("minimum")) {
            wrong.add(new Wrong("is too small", JSON.numberNode(schema.get("minimum").longValue() - 1)));
        }
        if (schema.has("maximum")) {
            wrong.add(new Wrong("is too large", JSON.numberNode(schema.get("maximum").longValue() + 1)));
            wrong.add(new Wrong("is enormous", JSON.numberNode(new java.math.BigInteger("9".repeat(40)))));
        }
        return wrong;
    }

    /** Values at the edge of what the schema allows. */
    private static List<JsonNode> limits(JsonNode schema, boolean asText) {
        List<JsonNode> limits = new ArrayList<>();
        schema.path("enum").forEach(limits::add);
        if (schema.has("minimum")) {
            limits.add(schema.get("minimum"));
        }
        if (schema.has("maximum")) {
            limits.add(schema.get("maximum"));
        }
        if (schema.path("nullable").booleanValue() && !asText) {
            limits.add(JSON.nullNode());
        }
        if (schema.path("type").asText().equals("boolean")) {
            limits.add(JSON.booleanNode(true));
            limits.add(JSON.booleanNode(false));
        }
        if (schema.path("format").asText().equals("date-time")) {
            List.of("2026-01-01T00:00:00.123456789+02:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")
                    .forEach(time -> limits.add(JSON.textNode(time)));
        }
        return limits;
    }

    private JsonNode ordinaryBody() {
        JsonNode schema = operation.body(JSON_TYPE);
        return schema.isMissingNode() ? JSON.missingNode() : values.of(schema, "");
    }

    private Call call() {
        Call call = new Call();
        call.method = operation.method();
        call.credential = credential.value();
        operation.parameters("path").forEach(parameter -> call.path.put(parameter.get("name").asText(),
                values.of(parameter.get("schema"), "/" + parameter.get("name").asText()).asText()));
        operation.parameters("query").forEach(parameter -> call.query.put(parameter.get("name").asText(),
                values.of(parameter.get("schema"), "/" + parameter.get("name").asText()).asText()));
        JsonNode body = ordinaryBody();
        if (!body.isMissingNode()) {
            call.contentType = JSON_TYPE;
            call.json = body;
        }
        JsonNode form = operation.body(FORM_TYPE);
        if (!form.isMissingNode()) {
            call.withBody(FORM_TYPE + "; boundary=----form", form(description.resolved(form)));
        }
        return call;
    }

    private String form(JsonNode schema) {
        StringBuilder form = new StringBuilder();
        schema.get("properties").properties().forEach(field -> {
            boolean isFile = field.getValue().path("format").asText().equals("binary");
            form.append("------form\r\nContent-Disposition: form-data; name=\"").append(field.getKey()).append('"')
                    .append(isFile ? "; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n1,2\r\n3,4\r\n"
                            : "\r\n\r\n" + values.of(field.getValue(), "/" + field.getKey()).asText() + "\r\n");
        });
        return form.append("------form--\r\n").toString();
    }

    private void add(String name, Call call, Set<Integer> statuses) {
        cases.add(new ApiCase(name, call.method, call.path(operation.path()), call.credential, call.contentType,
                call.body(), statuses));
    }

    /** A call that is still being put together. */
    private static final class Call {

        private String method;
        private String credential;
        private String contentType;
        private JsonNode json;
        private byte[] raw;
        private final Map<String, String> path = new LinkedHashMap<>();
        private final Map<String, String> query = new LinkedHashMap<>();

        private Call withPath(String name, String value) {
            path.put(name, value);
            return this;
        }

        private Call with(Consumer<Map<String, String>> change) {
            change.accept(query);
            return this;
        }

        private Call withBody(String type, String text) {
            contentType = type;
            json = null;
            raw = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        private Call with(String place, JsonNode value) {
            String name = place.substring(place.lastIndexOf('/') + 1);
            JsonNode parent = json.at(place.substring(0, place.lastIndexOf('/')));
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((com.fasterxml.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(name), value);
            }
            return this;
        }

        private Call without(String place) {
            ((ObjectNode) json.at(place.substring(0, place.lastIndexOf('/'))))
                    .remove(place.substring(place.lastIndexOf('/') + 1));
            return this;
        }

        private String path(String template) {
            String filled = template;
            for (Map.Entry<String, String> value : path.entrySet()) {
                filled = filled.replace("{" + value.getKey() + "}", encoded(value.getValue()));
            }
            StringBuilder whole = new StringBuilder(filled);
            query.forEach((name, value) -> whole.append(whole.indexOf("?") < 0 ? '?' : '&').append(encoded(name)).append('=')
                    .append(encoded(value)));
            return whole.toString();
        }

        private byte[] body() {
            return json == null ? raw : json.toString().getBytes(StandardCharsets.UTF_8);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
