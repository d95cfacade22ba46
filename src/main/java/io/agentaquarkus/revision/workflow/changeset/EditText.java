package io.agentaquarkus.revision.workflow.changeset;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes passages of the text that a field holds. */
record EditText(Target target, List<TextEdit> edits, boolean exact) implements Operation {

    static final String NAME = "edit_text";

    /** What people write by hand, with the quotes and dashes that their editors make. */
    private static final List<String> PROSE = List.of("agents_md", "body", "description");

    @Override
    public void applyTo(Draft draft) {
        String field = target.field(NAME);
        ObjectNode holder = Holders.existing(draft.data(), target);
        JsonNode value = Fields.existing(holder, field);
        if (!value.isTextual()) {
            throw Fields.mismatch(NAME, "a string", field, value);
        }
        Passages passages = Passages.find(value.textValue(), edits, !exact && PROSE.contains(field));
        String edited = passages.replaced();
        if (edited.equals(value.textValue())) {
            throw Code.NO_CHANGE.refuse("The edits produced identical content. Nothing would change.");
        }
        holder.put(field, edited);
        if (passages.areTolerated()) {
            draft.warn("text_matched_normalized",
                    "The text matched after its quotes, dashes and spaces had been made plain.");
        }
    }
}
