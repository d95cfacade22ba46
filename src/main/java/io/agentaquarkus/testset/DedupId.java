package io.agentaquarkus.testset;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.identity.Blake2b;
import io.agentaquarkus.testcase.TestcaseId;

/** What keeps equal rows of a testset apart: a member of their data that is made from their content and their number. */
final class DedupId {

    static final String MEMBER = "testcase_dedup_id";
    /** The name that files have for it. */
    static final String IN_FILES = "__dedup_id__";
    /** A member that names the row to its sender. It takes part in the dedup id and is not stored. */
    static final String ROW_ID = "testcase_id";

    private static final int BYTES = 6;
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private DedupId() {
    }

    /**
     * A copy of a row's data that has a dedup id: the one that was sent, or a new one.
     *
     * @param number counts the rows from 0
     */
    static ObjectNode added(ObjectNode data, int number) {
        ObjectNode content = content(data);
        JsonNode sent = hasValue(data.get(MEMBER)) ? data.get(MEMBER) : data.get(IN_FILES);
        return hasValue(sent) ? content.set(MEMBER, sent)
                : content.put(MEMBER, of(uuid(data.get(ROW_ID)), content, number));
    }

    /** A copy of a row's data without what only identifies the row. */
    static ObjectNode content(ObjectNode data) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.setAll(data);
        return content.remove(List.of(MEMBER, IN_FILES, ROW_ID));
    }

    /** @param rowId null for a row that is known by its content alone */
    static String of(UUID rowId, ObjectNode content, int number) {
        UUID id = rowId == null ? TestcaseId.of(null, content) : rowId;
        return HexFormat.of().formatHex(Blake2b.of(id + ":" + number, BYTES));
    }

    /** The id in a value, or null when it is none. */
    static UUID uuid(JsonNode value) {
        return value != null && value.isTextual() && UUID_TEXT.matcher(value.textValue()).matches()
                ? UUID.fromString(value.textValue())
                : null;
    }

    static boolean hasValue(JsonNode value) {
        return value != null && !value.isNull() && !(value.isTextual() && value.textValue().isEmpty());
    }
}
