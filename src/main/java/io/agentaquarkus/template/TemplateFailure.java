package io.agentaquarkus.template;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import io.agentaquarkus.json.PythonText;

/** A template that cannot be rendered, with the words of the original and the name of its kind of failure. */
public final class TemplateFailure extends RuntimeException {

    private static final String UNRESOLVED = "UnresolvedVariablesError";

    private final String type;
    private final List<String> names;

    private TemplateFailure(String type, String message, List<String> names) {
        super(message, null, false, false);
        this.type = type;
        this.names = names;
    }

    static TemplateFailure of(String type, String message) {
        return new TemplateFailure(type, message, List.of());
    }

    static TemplateFailure value(String message) {
        return of("ValueError", message);
    }

    static TemplateFailure missingKey(String key) {
        return new TemplateFailure("KeyError", PythonText.quoted(key), List.of(key));
    }

    static TemplateFailure unresolved(Collection<String> variables) {
        List<String> sorted = List.copyOf(new TreeSet<>(variables));
        return new TemplateFailure(UNRESOLVED,
                "Template variables not found or unresolved: " + String.join(", ", sorted) + ".", sorted);
    }

    /** Such as {@code KeyError}. */
    public String type() {
        return type;
    }

    public boolean isUnresolved() {
        return type.equals(UNRESOLVED);
    }

    public boolean isMissingKey() {
        return type.equals("KeyError");
    }

    /** What was not found, in order. */
    public List<String> names() {
        return names;
    }
}
