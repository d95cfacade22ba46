package io.agentaquarkus.template;

/** A value of which some part cannot be rendered. */
public final class StructuredFailure extends RuntimeException {

    private final String location;
    private final String template;
    private final TemplateFailure reason;

    StructuredFailure(String location, String message) {
        this(location, message, null, null);
    }

    StructuredFailure(String location, String template, TemplateFailure reason) {
        this(location, reason.getMessage(), template, reason);
    }

    private StructuredFailure(String location, String message, String template, TemplateFailure reason) {
        super(location + ": " + message, null, false, false);
        this.location = location;
        this.template = template;
        this.reason = reason;
    }

    /** Such as {@code messages[0].content}. */
    public String location() {
        return location;
    }

    /** The text that cannot be rendered; null when it is the form of the value that is wrong. */
    public String template() {
        return template;
    }

    /** Null when it is the form of the value that is wrong. */
    public TemplateFailure reason() {
        return reason;
    }
}
