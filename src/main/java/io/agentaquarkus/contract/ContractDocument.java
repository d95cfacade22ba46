package io.agentaquarkus.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The contract as one OpenAPI document: what the original describes, completed by what it leaves out. */
final class ContractDocument {

    static final String SCHEMA = "#/components/schemas/";

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}/]+}");

    private ContractDocument() {
    }

    /** That of {@code /api}. */
    static ObjectNode read() {
        ObjectNode contract = read("/contract/openapi.json");
        JsonNode more = read("/contract/undescribed.json");
        more.get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> contract
                .withObjectProperty("paths").withObjectProperty(path.getKey()).withObjectProperty(operation.getKey())
                .setAll((ObjectNode) operation.getValue())));
        contract.withObjectProperty("components").withObjectProperty("schemas")
                .setAll((ObjectNode) more.get("components").get("schemas"));
        return contract;
    }

    /** The same text for all paths that lead to one resource: names of parameters and a trailing slash do not count. */
    static String anonymous(String path) {
        String anonymous = PARAMETER.matcher(path).replaceAll("{}");
        return anonymous.endsWith("/") ? anonymous.substring(0, anonymous.length() - 1) : anonymous;
    }

    static ObjectNode read(String resource) {
        try (InputStream in = ContractDocument.class.getResourceAsStream(resource)) {
            return (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
