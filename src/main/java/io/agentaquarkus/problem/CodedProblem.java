package io.agentaquarkus.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal that programs act on. Its detail is
 * {@code {"code": …, "message": …, "retryable": …, "next_step": …, "details": {…}}}; details are left out when there are none.
 */
public class CodedProblem extends Problem {

    /**
     * @param retryable whether the same request may succeed later
     * @param nextStep one imperative sentence
     */
    public CodedProblem(int status, String code, String message, boolean retryable, String nextStep, Map<String, ?> details) {
        super(status, detail(code, message, retryable, nextStep, details));
    }

    private static Map<String, Object> detail(String code, String message, boolean retryable, String nextStep,
            Map<String, ?> details) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("code", code);
        detail.put("message", message);
        detail.put("retryable", retryable);
        detail.put("next_step", nextStep);
        if (!details.isEmpty()) {
            detail.put("details", details);
        }
        return detail;
    }
}
