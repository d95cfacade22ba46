package io.agentaquarkus.golden;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The request of an exchange, in which symbols stand for what earlier answers brought. */
record Request(JsonNode recorded) {

    String method() {
        return recorded.get("method").textValue();
    }

    String path() {
        return recorded.get("path").textValue();
    }

    /** The request with the bound values in place, and the key of the recording's account unless it is sent without. */
    Call call(Bindings bindings) {
        Map<String, String> headers = new LinkedHashMap<>();
        recorded.path("headers").properties()
                .forEach(header -> headers.put(header.getKey(), bindings.substitute(header.getValue().textValue())));
        byte[] body = body(bindings, headers);
        if (recorded.path("auth").asText("account").equals("account")) {
            headers.putIfAbsent("Authorization", bindings.substitute("ApiKey ${key:account}"));
        }
        return new Call(method(), bindings.substitute(path()), headers, body);
    }

    private byte[] body(Bindings bindings, Map<String, String> headers) {
        if (recorded.has("json")) {
            headers.putIfAbsent("Content-Type", "application/json");
            return bytes(bindings.substitute(recorded.get("json")).toString());
        }
        if (recorded.has("base64")) {
            return Base64.getDecoder().decode(recorded.get("base64").textValue());
        }
        if (recorded.has("text")) {
            return bytes(bindings.substitute(recorded.get("text").textValue()));
        }
        if (recorded.has("multipart")) {
            Multipart form = new Multipart();
            recorded.get("multipart").forEach(part -> form.add(part, bindings));
            headers.put("Content-Type", form.contentType());
            return form.body();
        }
        return null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
