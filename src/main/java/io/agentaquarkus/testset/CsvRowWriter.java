package io.agentaquarkus.testset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.agentaquarkus.json.SortedJson;
import io.agentaquarkus.testcase.Testcase;

/** Rows as CSV, with one line for the names of the columns; nothing at all without rows. */
final class CsvRowWriter implements RowWriter {

    private final CsvWriter csv;
    private final List<String> columns;

    /** @param columns those of all rows, in order */
    CsvRowWriter(OutputStream out, Set<String> columns) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
        this.columns = List.copyOf(columns);
        if (!columns.isEmpty()) {
            csv.writeRecord(this.columns);
        }
    }

    @Override
    public void write(List<Testcase> page) {
        for (Testcase testcase : page) {
            ObjectNode row = DownloadRow.of(testcase);
            csv.writeRecord(columns.stream().map(column -> cell(row.get(column))).toList());
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private static String cell(JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        return switch (value.getNodeType()) {
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NUMBER -> value.isIntegralNumber() ? value.asText() : SortedJson.number(value.doubleValue());
            default -> value.toString();
        };
    }
}
