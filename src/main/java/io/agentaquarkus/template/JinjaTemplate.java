package io.agentaquarkus.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;

import io.agentaquarkus.json.DataPath;

/**
 * Jinja2. Tags with JSONPath, which it does not know, are marked before the rest is rendered and filled in afterwards, so that
 * what they put in is never rendered, and those that are not shown are never looked up.
 */
final class JinjaTemplate {

    private JinjaTemplate() {
    }

    static String render(String template, JsonNode context) {
        if (template.indexOf('\0') >= 0) {
            throw TemplateFailure.value("Template contains a NUL byte (\\x00), which is not allowed.");
        }
        Map<String, String> paths = new LinkedHashMap<>();
        RenderResult result = JinjaEngine.render(JinjaSyntax.translated(template, paths), context);
        if (!result.getErrors().isEmpty()) {
            throw failure(result.getErrors().get(0));
        }
        return filled(result.getOutput(), paths, context);
    }

    private static String filled(String output, Map<String, String> paths, JsonNode context) {
        String text = output;
        List<String> unresolved = new ArrayList<>();
        for (Map.Entry<String, String> path : paths.entrySet()) {
            if (text.contains(path.getKey())) {
                String value = DataPath.find(context, path.getValue()).map(TemplateFormat::text).orElse(null);
                if (value == null) {
                    unresolved.add(path.getValue());
                } else {
                    text = text.replace(path.getKey(), value);
                }
            }
        }
        if (!unresolved.isEmpty()) {
            throw TemplateFailure.unresolved(unresolved);
        }
        return text;
    }

    private static TemplateFailure failure(TemplateError error) {
        for (Throwable cause = error.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateFailure known) {
                return known;
            }
        }
        return TemplateFailure.of(switch (error.getReason()) {
            case SYNTAX_ERROR, UNKNOWN -> "TemplateSyntaxError";
            case DISABLED -> "TypeError";
            default -> "TemplateError";
        }, error.getMessage());
    }
}
