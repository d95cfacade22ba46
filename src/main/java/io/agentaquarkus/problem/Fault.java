package io.agentaquarkus.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One mistake in a request.
 *
 * @param field the names that lead to it, joined by dots: {@code windowing.limit}; {@code body} for the body as a whole
 */
public record Fault(String field, String message) {

    /** All mistakes that the detail of a {@link Problem} lists; empty when it is no such list. */
    public static List<Fault> in(Object detail) {
        return detail instanceof List<?> list ? list.stream().map(one -> of((Map<?, ?>) one)).toList() : List.of();
    }

    private static Fault of(Map<?, ?> violation) {
        List<?> place = (List<?>) violation.get("loc");
        String message = (String) violation.get("msg");
        if ("json_invalid".equals(violation.get("type"))) {
            // Its place ends with a position in the text.
            return new Fault("body", message + " at character " + place.get(place.size() - 1) + ": "
                    + ((Map<?, ?>) violation.get("ctx")).get("error"));
        }
        // It begins with the part of the request.
        String field = place.stream().skip(place.size() > 1 ? 1 : 0).map(String::valueOf).collect(Collectors.joining("."));
        return new Fault(field, message);
    }

    @Override
    public String toString() {
        return field + ": " + message;
    }
}
