package io.agentaquarkus.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Requests about traces that real clients sent. */
public final class RecordedRequests {

    private static final Path FOLDER = Path.of("src/test/resources/golden/tracing");
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedRequests() {
    }

    public record Sent(String method, String path, JsonNode json) {
    }

    /** The bodies of exports in protobuf. */
    public static List<byte[]> exports() {
        return requests().stream().filter(request -> request.path("path").asText().endsWith("/otlp/v1/traces"))
                .filter(request -> !request.path("base64").asText().isEmpty())
                .map(request -> Base64.getDecoder().decode(request.get("base64").textValue())).toList();
    }

    /** Requests with a JSON body that refer to nothing that was made before. */
    public static List<Sent> json() {
        return requests().stream().filter(request -> request.hasNonNull("json") && !request.toString().contains("${"))
                .map(request -> new Sent(request.get("method").textValue(), request.get("path").textValue(),
                        request.get("json")))
                .toList();
    }

    private static List<JsonNode> requests() {
        List<JsonNode> requests = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode request = JSON.readTree(line).path("request");
                    if (request.isObject()) {
                        requests.add(request);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return requests;
    }
}
