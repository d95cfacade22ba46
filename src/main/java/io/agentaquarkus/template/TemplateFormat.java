package io.agentaquarkus.template;

import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.PythonJson;
import io.agentaquarkus.json.PythonText;

/** How a template marks what is to be replaced. What is put in is never rendered again. */
public enum TemplateFormat {

    /** {@code {{name}}}, where a name may be a path in each notation. */
    CURLY("curly", CurlyTemplate::render),
    /** Python's format strings: {@code {name[key]:>8}}. */
    FSTRING("fstring", FormatTemplate::render),
    /** Mustache without escaping and partials. */
    MUSTACHE("mustache", MustacheTemplate::render),
    /** Jinja2, with no access to anything but the values of the context. */
    JINJA2("jinja2", JinjaTemplate::render);

    private final String word;
    private final Renderer renderer;

    TemplateFormat(String word, Renderer renderer) {
        this.word = word;
        this.renderer = renderer;
    }

    @FunctionalInterface
    interface Renderer {

        String render(String template, JsonNode context);
    }

    /** Empty for a word that names none. */
    public static Optional<TemplateFormat> of(String word) {
        return Stream.of(values()).filter(format -> format.word.equals(word)).findFirst();
    }

    /**
     * @param context an object
     * @throws TemplateFailure when the template is none, or something in it is not there
     */
    public String render(String template, JsonNode context) {
        return renderer.render(template, context);
    }

    public String word() {
        return word;
    }

    /** A value in a text: objects and lists are JSON. */
    static String text(JsonNode value) {
        return value.isContainerNode() ? PythonJson.readableText(value) : PythonText.printed(value);
    }
}
