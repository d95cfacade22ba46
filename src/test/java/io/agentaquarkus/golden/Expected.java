package io.agentaquarkus.golden;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** The recorded answer of an exchange. */
record Expected(JsonNode recorded) {

    /** @param bindings gets the symbols that are met for the first time */
    List<String> differences(Answer answer, Rules rules, Bindings bindings) {
        List<String> differences = new ArrayList<>();
        int status = recorded.get("status").intValue();
        if (answer.status() != status) {
            differences.add("status: expected " + status + ", got " + answer.status() + " " + answer.text());
        } else {
            differences.addAll(body(answer, rules, bindings));
        }
        recorded.path("headers").properties().forEach(header -> {
            String actual = answer.header(header.getKey());
            if (!bindings.match(header.getValue().textValue(), actual)) {
                differences.add("header " + header.getKey() + ": expected \""
                        + bindings.substitute(header.getValue().textValue()) + "\", got \"" + actual + "\"");
            }
        });
        return differences;
    }

    private List<String> body(Answer answer, Rules rules, Bindings bindings) {
        if (recorded.has("json")) {
            try {
                return Comparison.differences(recorded.get("json"), Recording.JSON.readTree(answer.body()), rules, bindings);
            } catch (IOException e) {
                return List.of("body: expected JSON, got " + answer.text());
            }
        }
        if (recorded.has("text")) {
            String text = recorded.get("text").textValue();
            return bindings.match(text, answer.text()) ? List.of()
                    : List.of("body: expected \"" + bindings.substitute(text) + "\", got \"" + answer.text() + "\"");
        }
        if (recorded.has("base64")) {
            String bytes = recorded.get("base64").textValue();
            return Arrays.equals(Base64.getDecoder().decode(bytes), answer.body()) ? List.of()
                    : List.of("body: expected in base 64 \"" + bytes + "\", got \""
                            + Base64.getEncoder().encodeToString(answer.body()) + "\"");
        }
        return List.of();
    }
}
