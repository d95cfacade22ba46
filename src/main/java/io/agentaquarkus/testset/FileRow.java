package io.agentaquarkus.testset;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.contract.ModelContract;
import io.agentaquarkus.testcase.NewTestcase;

/**
 * A row of a file as a testcase (reference: agenta-entities, section 11.7).
 *
 * @param key of the rows with the same key the last one counts; null for a row that stands for itself
 */
record FileRow(UUID key, NewTestcase testcase) {

    private static final String ID = "__id__";
    private static final List<String> LABELS = List.of("flags", "tags", "meta");

    /**
     * A row of a testset that is sent as a whole.
     *
     * @param values changed
     * @param number counts the rows from 0
     * @throws BadRow when a column with a meaning has another
     */
    static FileRow ofWhole(ObjectNode values, int number, long line, ModelContract contract) {
        NewTestcase labels = labels(values, line, contract);
        JsonNode id = values.remove(ID);
        if (DedupId.uuid(id) != null) {
            values.set(DedupId.ROW_ID, id);
        }
        return new FileRow(DedupId.uuid(values.get(DedupId.ROW_ID)), labels.withData(DedupId.added(values, number)));
    }

    /** As above, of a file that becomes a revision: its rows get a dedup id under the name that files have for it. */
    static FileRow ofRevision(ObjectNode values, int number, long line, ModelContract contract) {
        NewTestcase labels = labels(values, line, contract);
        UUID key = DedupId.uuid(values.remove(ID));
        JsonNode sent = values.remove(DedupId.IN_FILES);
        String dedupId = DedupId.of(key, DedupId.content(values), number);
        if (DedupId.hasValue(sent) && !DedupId.hasValue(values.get(DedupId.MEMBER))) {
            values.set(DedupId.MEMBER, sent);
        }
        return new FileRow(key, labels.withData(values.put(DedupId.IN_FILES, dedupId)));
    }

    private static NewTestcase labels(ObjectNode values, long line, ModelContract contract) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        for (String label : LABELS) {
            JsonNode value = values.remove("__" + label + "__");
            if (value != null) {
                labels.set(label, value);
            }
        }
        List<String> violations = labels.isEmpty() ? List.of() : contract.violations("Testcase-Input", "row", labels);
        if (!violations.isEmpty()) {
            throw new BadRow(line, String.join("; ", violations));
        }
        return NewTestcase.of(labels);
    }
}
