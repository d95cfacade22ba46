package io.agentaquarkus.testset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.testcase.Testcase;

/** Rows as a JSON array, which may stand within an answer. */
final class JsonRowWriter implements RowWriter {

    private final OutputStream out;
    private final Function<Testcase, ObjectNode> row;
    private final String after;
    private String separator = "[";

    /**
     * @param before JSON before the array
     * @param after JSON after the array
     */
    JsonRowWriter(OutputStream out, String before, Function<Testcase, ObjectNode> row, String after) throws IOException {
        this.out = out;
        this.row = row;
        this.after = after;
        print(before);
    }

    @Override
    public void write(List<Testcase> page) throws IOException {
        for (Testcase testcase : page) {
            print(separator);
            print(row.apply(testcase).toString());
            separator = ",";
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            print(separator.equals("[") ? "[]" : "]");
            print(after);
        }
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
