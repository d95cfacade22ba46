package io.agentaquarkus.athina;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.agentaquarkus.problem.ErrorShape;
import io.agentaquarkus.problem.Fault;

/**
 * The document's {@code Error}, {@code {"status": "error", "message": …}}, with what the clients read besides: {@code error},
 * a text, and {@code details}, an object with a {@code message}, never null (reference: athina-api, section 2.2).
 */
enum AthinaErrors implements ErrorShape {

    SHAPE;

    private static final String UNAUTHORIZED = "AuthorizationError";
    private static final String KEY = "The header " + AthinaSurface.KEY_HEADER + " is missing or has no valid API key.";

    /** Mistakes in a request and names that are taken are both a 400. */
    @Override
    public int status(int status) {
        return status == 422 || status == 409 ? 400 : status;
    }

    @Override
    public Map<String, Object> body(int status, Object detail) {
        List<Fault> faults = Fault.in(detail);
        Map<String, Object> details = new LinkedHashMap<>();
        String message = status == 401 ? KEY
                : faults.isEmpty() ? message(detail) : faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
        details.put("message", message);
        if (!faults.isEmpty()) {
            details.put("errors", faults);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", "error");
        body.put("message", message);
        body.put("error", status == 401 ? UNAUTHORIZED : message);
        body.put("details", details);
        return body;
    }

    private static String message(Object detail) {
        return detail instanceof Map<?, ?> members && members.get("message") != null ? String.valueOf(members.get("message"))
                : String.valueOf(detail);
    }
}
