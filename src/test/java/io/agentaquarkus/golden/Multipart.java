package io.agentaquarkus.golden;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** The body of a form with files. */
final class Multipart {

    private final String boundary = UUID.randomUUID().toString();
    private final StringBuilder text = new StringBuilder();

    /** @param part {@code {name, text, filename?, type?}}; with a file name it is a file */
    void add(JsonNode part, Bindings bindings) {
        text.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"")
                .append(part.get("name").textValue()).append('"');
        if (part.has("filename")) {
            text.append("; filename=\"").append(part.get("filename").textValue()).append("\"\r\nContent-Type: ")
                    .append(part.path("type").asText("application/octet-stream"));
        }
        text.append("\r\n\r\n").append(bindings.substitute(part.get("text").textValue())).append("\r\n");
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] body() {
        return (text + "--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
