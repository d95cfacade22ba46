package io.agentaquarkus.testset;

/** What is wrong with a row of a file. */
final class BadRow extends RuntimeException {

    /** @param line where the row stands, from 1; 0 for what concerns the file as a whole */
    BadRow(long line, String reason) {
        super(line == 0 ? reason : "line " + line + ": " + reason, null, false, false);
    }
}
