package io.agentaquarkus.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal that a client can act on. It carries the status and the {@code detail} of the error body, a text, an object
 * or a list; each surface writes it in its own error shape. Expected refusals are no failures of the server, so no stack
 * trace is recorded.
 */
public class Problem extends RuntimeException {

    private final transient Object detail;
    private final int status;

    public Problem(int status, Object detail) {
        super(String.valueOf(detail), null, false, false);
        this.status = status;
        this.detail = detail;
    }

    /** 400 with a plain text. */
    public static Problem badRequest(String detail) {
        return new Problem(400, detail);
    }

    /** 403 with the sentence that every missing permission is answered with. */
    public static Problem forbidden() {
        return new Problem(403,
                "You do not have access to perform this action. Please contact your organization admin.");
    }

    /** 404 with a plain text. */
    public static Problem notFound(String detail) {
        return new Problem(404, detail);
    }

    /** A detail of two members, which always come in this order. */
    public static Map<String, Object> members(String first, Object itsValue, String second, Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(first, itsValue);
        members.put(second, value);
        return members;
    }

    /** 409 for a key that is taken, naming what is in the way. */
    public static Problem conflict(String message, Map<String, ?> conflict) {
        return new Problem(409, members("message", message, "conflict", conflict));
    }

    public int status() {
        return status;
    }

    /** A {@link String}, or something that the JSON mapper writes as an object or a list. */
    public Object detail() {
        return detail;
    }
}
