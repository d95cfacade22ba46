package io.agentaquarkus.testset;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.contract.ModelContract;

/** What a file is uploaded as. */
enum FileUse {

    /** A testset. */
    WHOLE("Failed to parse testcases as JSON array: ") {

        @Override
        FileRow row(ObjectNode values, int number, long line, ModelContract contract) {
            return FileRow.ofWhole(values, number, line, contract);
        }
    },

    /** A revision of a testset. */
    REVISION("Failed to parse testcases: ") {

        @Override
        FileRow row(ObjectNode values, int number, long line, ModelContract contract) {
            return FileRow.ofRevision(values, number, line, contract);
        }
    };

    private final String refusal;

    FileUse(String refusal) {
        this.refusal = refusal;
    }

    /** How the refusal of a row begins. */
    String refusal() {
        return refusal;
    }

    abstract FileRow row(ObjectNode values, int number, long line, ModelContract contract);
}
