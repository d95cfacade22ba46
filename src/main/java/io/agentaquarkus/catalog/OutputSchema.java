package io.agentaquarkus.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Schemas of outputs that are shared by several workflows, or completed from their parameters. */
enum OutputSchema {

    SUCCESS("success-outputs"),
    SCORE("score-outputs"),
    FIELDS("fields-outputs"),
    MATCH("match-outputs"),
    MATCH_LEAF("match-leaf"),
    MATCH_PARENT("match-parent");

    private final ObjectNode schema;

    OutputSchema(String part) {
        schema = CatalogFiles.object("parts/" + part);
    }

    ObjectNode copy() {
        return schema.deepCopy();
    }
}
