package io.agentaquarkus.revision.workflow.changeset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.problem.CodedProblem;

/** The refusal of a delta (422). Nothing of the delta has been applied. */
public final class ChangeSetProblem extends CodedProblem {

    private final transient Code code;
    private final transient String message;
    private final transient Map<String, Object> details;

    ChangeSetProblem(Code code, String message, Map<String, ?> details) {
        super(422, code.text(), message, false, code.nextStep(), details);
        this.code = code;
        this.message = message;
        this.details = new LinkedHashMap<>(details);
    }

    /** @param issues one sentence for each mistake in the finished data */
    public static ChangeSetProblem invalidResult(List<String> issues) {
        return Code.FINAL_VALIDATION_FAILED.refuse("The finished configuration is not valid.", Map.of("issues", issues));
    }

    /** The same refusal, telling which operation it is about. */
    ChangeSetProblem in(int index, JsonNode operation) {
        Map<String, Object> located = new LinkedHashMap<>(details);
        located.put("operation_index", index);
        located.put("operation", operation.path("operation"));
        located.put("target", operation.path("target"));
        return new ChangeSetProblem(code, message, located);
    }
}
