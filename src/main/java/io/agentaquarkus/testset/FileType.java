package io.agentaquarkus.testset;

import java.util.Locale;

import jakarta.ws.rs.core.MediaType;

/** What testsets are uploaded and downloaded as. */
enum FileType {

    CSV("text/csv; charset=utf-8"),
    JSON(MediaType.APPLICATION_JSON);

    private final String contentType;

    FileType(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** {@code csv} or {@code json}, as in requests and file names. */
    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param name as the contract has let it pass; null is CSV */
    static FileType of(String name) {
        return name == null ? CSV : valueOf(name.toUpperCase(Locale.ROOT));
    }
}
