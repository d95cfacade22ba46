package io.agentaquarkus.published;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

import io.agentaquarkus.problem.Problem;

/**
 * The form that a file is sent with.
 *
 * @param isJson as its name or its type says; else it is CSV
 * @param name null when none was sent
 */
record Upload(Path file, boolean isJson, String name) {

    static Upload read(MultipartFormDataInput input) {
        Map<String, Collection<FormValue>> values = input == null ? Map.of() : input.getValues();
        FormValue file = first(values, "file");
        if (file == null || !file.isFileItem()) {
            throw Problem.badRequest("file: a file is required, CSV or a JSON list of rows, in a multipart/form-data body.");
        }
        FormValue name = first(values, "name");
        if (name != null && name.isFileItem()) {
            throw Problem.badRequest("name: it is a text, not a file.");
        }
        return new Upload(file.getFileItem().getFile(), isJson(file),
                name == null || name.getValue().isEmpty() ? null : name.getValue());
    }

    private static boolean isJson(FormValue file) {
        String fileName = file.getFileName();
        String type = file.getHeaders() == null ? null : file.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return fileName != null && fileName.toLowerCase(Locale.ROOT).endsWith(".json")
                || type != null && type.toLowerCase(Locale.ROOT).contains("json");
    }

    private static FormValue first(Map<String, Collection<FormValue>> values, String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }
}
