package io.agentaquarkus.template;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.DataPath;
import io.agentaquarkus.json.PythonText;

/** Two braces, a path on one line, two braces. */
final class CurlyTemplate {

    private CurlyTemplate() {
    }

    static String render(String template, JsonNode context) {
        StringBuilder out = new StringBuilder();
        List<String> unresolved = new ArrayList<>();
        int done = 0;
        int start = template.indexOf("{{");
        while (start >= 0) {
            int end = template.indexOf("}}", start + 2);
            if (end < 0) {
                break;
            }
            String path = PythonText.stripped(template.substring(start + 2, end));
            int newline = path.indexOf('\n');
            if (newline >= 0) {
                // No placeholder begins here; the next that may end before the line does is the last one in front of it.
                int lineEnd = template.indexOf('\n', template.indexOf(path, start + 2));
                start = template.indexOf("{{", Math.max(start + 1, template.lastIndexOf("{{", lineEnd)));
                continue;
            }
            out.append(template, done, start);
            DataPath.find(context, path).ifPresentOrElse(value -> out.append(TemplateFormat.text(value)),
                    () -> unresolved.add(path));
            done = end + 2;
            start = template.indexOf("{{", done);
        }
        if (!unresolved.isEmpty()) {
            throw TemplateFailure.unresolved(unresolved);
        }
        return out.append(template, done, template.length()).toString();
    }
}
