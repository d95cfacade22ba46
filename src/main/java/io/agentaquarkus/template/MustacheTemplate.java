package io.agentaquarkus.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.DataPath;
import io.agentaquarkus.json.PythonValue;

/** Renders what {@link MustacheParser} has read. Tags with JSONPath look into the whole context, wherever they stand. */
final class MustacheTemplate {

    private final JsonNode root;
    private final Deque<JsonNode> stack = new ArrayDeque<>();
    private final StringBuilder out = new StringBuilder();
    private final List<String> unresolved = new ArrayList<>();

    private MustacheTemplate(JsonNode root) {
        this.root = root;
        stack.push(root);
    }

    static String render(String template, JsonNode context) {
        MustacheTemplate rendering = new MustacheTemplate(context);
        rendering.write(MustacheParser.parse(template));
        if (!rendering.unresolved.isEmpty()) {
            throw TemplateFailure.unresolved(rendering.unresolved);
        }
        return rendering.out.toString();
    }

    private void write(List<MustachePart> parts) {
        for (MustachePart part : parts) {
            if (part instanceof MustachePart.Text text) {
                out.append(text.text());
            } else if (part instanceof MustachePart.Variable variable) {
                variable(variable.name());
            } else if (part instanceof MustachePart.Section section) {
                section(section);
            }
        }
    }

    private void variable(String name) {
        if (name.startsWith("$")) {
            DataPath.find(root, name).ifPresentOrElse(value -> out.append(TemplateFormat.text(value)),
                    () -> unresolved.add(name));
            return;
        }
        JsonNode value = find(name);
        if (value != null && !value.isNull()) {
            out.append(TemplateFormat.text(value));
        }
    }

    private void section(MustachePart.Section section) {
        JsonNode value = find(section.name());
        boolean shown = value != null && PythonValue.isTruthy(value);
        if (section.inverted()) {
            if (!shown) {
                write(section.parts());
            }
        } else if (shown && value.isArray()) {
            value.forEach(element -> inside(element, section));
        } else if (shown) {
            inside(value, section);
        }
    }

    private void inside(JsonNode value, MustachePart.Section section) {
        stack.push(value);
        write(section.parts());
        stack.pop();
    }

    /** The first name is looked for from the innermost context outwards, the others in what it has; null when not found. */
    private JsonNode find(String name) {
        if (name.equals(".")) {
            return stack.peek();
        }
        String[] steps = name.split("\\.", -1);
        for (JsonNode context : stack) {
            JsonNode value = context.isObject() ? context.get(steps[0]) : null;
            if (value != null) {
                for (int i = 1; i < steps.length && value != null; i++) {
                    value = value.isArray() ? element(value, steps[i]) : value.get(steps[i]);
                }
                return value;
            }
        }
        return null;
    }

    private static JsonNode element(JsonNode list, String index) {
        boolean digits = !index.isEmpty() && index.length() < 10 && index.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? list.get(Integer.parseInt(index)) : null;
    }
}
