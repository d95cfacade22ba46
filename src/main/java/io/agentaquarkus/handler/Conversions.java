package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.PythonValue;
import io.agentaquarkus.template.TemplateFormat;

/** Parameters that are taken in more than one form. */
final class Conversions {

    private Conversions() {
    }

    /** The format of a template, by its name. */
    static TemplateFormat templateFormat(JsonNode name) {
        return TemplateFormat.of(name.asText()).orElseThrow(() -> HandlerFailure.invalidParameter("template_format",
                "['mustache', 'fstring', 'jinja2', 'curly']", name));
    }

    /** A number, a boolean, or a text that is a number. */
    static double number(JsonNode value) {
        return PythonValue.number(value).orElseThrow(() -> HandlerFailure.untyped(value.isTextual()
                ? "could not convert string to float: " + PythonText.of(value)
                : "float() argument must be a string or a real number, not '" + PythonText.type(value) + "'"));
    }
}
