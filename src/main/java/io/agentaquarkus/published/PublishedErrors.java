package io.agentaquarkus.published;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.agentaquarkus.problem.ErrorShape;
import io.agentaquarkus.problem.Fault;

/**
 * The document's {@code Error}: a {@code detail} that is a text or an object. Mistakes in a request are
 * {@code {"message": …, "errors": [{"field": …, "message": …}]}}, and a 400.
 */
enum PublishedErrors implements ErrorShape {

    SHAPE;

    @Override
    public int status(int status) {
        return status == 422 ? 400 : status;
    }

    @Override
    public Map<String, Object> body(int status, Object detail) {
        List<Fault> faults = Fault.in(detail);
        if (faults.isEmpty()) {
            return Collections.singletonMap("detail", detail);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("message", faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        object.put("errors", faults);
        return Map.of("detail", object);
    }
}
