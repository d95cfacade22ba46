package io.agentaquarkus.revision.workflow.changeset;

import java.util.Locale;
import java.util.Map;

/** Why a delta is refused, each with the sentence that says what to do about it. */
enum Code {

    TARGET_NOT_FOUND("Read the current revision and name a place that exists."),
    TARGET_TYPE_MISMATCH("Read the current revision and use an operation that fits what stands at the target."),
    INVALID_TARGET_SHAPE("Correct the target: a list of field names and {list, key} objects."),
    ITEM_ALREADY_EXISTS("Change the entry with replace_item, or add it under another name."),
    ITEM_NOT_FOUND("Read the current revision and use the name of an entry that is in the list."),
    ITEM_RENAME_NOT_ALLOWED("Keep the entry's name, or remove the entry and add another."),
    DUPLICATE_ITEM_KEY("Give every entry of the list a name of its own."),
    ITEM_KEY_UNDEFINED("Give the entry the field that names it."),
    UNKEYED_COLLECTION("Set the list as a whole."),
    MISSING_OPERATION_VALUE("Send a value."),
    INVALID_OPERATION_SHAPE("Correct the operation's fields."),
    UNKNOWN_OPERATION("Use one of the seven operations."),
    TEXT_NOT_FOUND("Read the current text and copy old_text from it."),
    TEXT_NOT_UNIQUE("Lengthen old_text until it occurs once."),
    TEXT_EDITS_OVERLAP("Join the edits that touch the same text into one."),
    EMPTY_OLD_TEXT("Name the text to be replaced, or set the whole field."),
    TEXT_TOO_LARGE("Shorten the text."),
    NO_CHANGE("Leave the operation out, or change its new_text."),
    FINAL_VALIDATION_FAILED("Correct what the issues name and send the whole delta again."),
    INVALID_DELTA("Correct the delta and send it again."),
    UNRESOLVED_FILE_MARKER("Send the content of the file in place of the marker."),
    INVALID_EMBED("Give the embed an object with @ag.references and, where needed, @ag.selector."),
    UNKNOWN_MARKER("Remove the marker, or rename the field."),
    VALUE_TOO_DEEP("Flatten the value.");

    private final String nextStep;

    Code(String nextStep) {
        this.nextStep = nextStep;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String nextStep() {
        return nextStep;
    }

    ChangeSetProblem refuse(String message) {
        return refuse(message, Map.of());
    }

    ChangeSetProblem refuse(String message, Map<String, ?> details) {
        return new ChangeSetProblem(this, message, details);
    }
}
