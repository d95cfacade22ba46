package io.agentaquarkus.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads a Mustache template. A tag that is no variable and has a line for itself takes the line with it. */
final class MustacheParser {

    private static final int DEPTH_MAX = 100;

    private final String template;
    private final Deque<Open> open = new ArrayDeque<>();
    private String opening = "{{";
    private String closing = "}}";
    private int at;

    private record Open(String name, boolean inverted, List<MustachePart> parts) {
    }

    private MustacheParser(String template) {
        this.template = template;
    }

    static List<MustachePart> parse(String template) {
        if (template.indexOf('\0') >= 0) {
            throw failure("Template contains a NUL byte (\\x00), which is not allowed.");
        }
        return new MustacheParser(template).parsed();
    }

    private List<MustachePart> parsed() {
        open.push(new Open(null, false, new ArrayList<>()));
        while (at < template.length()) {
            int start = template.indexOf(opening, at);
            if (start < 0) {
                text(template.length());
            } else {
                tag(start);
            }
        }
        if (open.size() > 1) {
            throw malformed("Missing closing tag for " + open.peek().name());
        }
        return open.peek().parts();
    }

    private void text(int end) {
        if (end > at) {
            open.peek().parts().add(new MustachePart.Text(template.substring(at, end)));
        }
        at = end;
    }

    private void tag(int start) {
        int inside = start + opening.length();
        boolean triple = opening.equals("{{") && template.startsWith("{", inside);
        int end = template.indexOf(triple ? "}}}" : closing, inside);
        if (end < 0) {
            throw malformed("Tag not closed.");
        }
        String content = template.substring(triple ? inside + 1 : inside, end);
        int after = end + (triple ? 3 : closing.length());
        String tag = template.substring(start, after);
        String body = content.strip();
        if (body.isEmpty()) {
            throw failure("Empty placeholder is not allowed in mustache templates (e.g. '{{}}' or '{{   }}').");
        }
        char kind = triple ? '&' : body.charAt(0);
        String name = triple ? body : body.substring(1).strip();
        switch (kind) {
            case '>' ->
                throw failure("Partials are not supported in mustache templates. Remove the partial tag '" + tag + "'.");
            case '#', '^' -> {
                alone(start, after);
                begin(name, kind == '^');
            }
            case '/' -> {
                if (name.indexOf('/') >= 0) {
                    throw failure("JSON Pointer is not supported in mustache templates: '" + tag
                            + "'. Use a '{{$...}}' JSONPath tag, or the curly format.");
                }
                alone(start, after);
                end(name);
            }
            case '!' -> alone(start, after);
            case '=' -> {
                alone(start, after);
                delimiters(name);
            }
            default -> {
                text(start);
                open.peek().parts().add(new MustachePart.Variable(kind == '&' ? name : body));
                at = after;
            }
        }
    }

    /** Goes past a tag, and past its line when there is nothing else on it. */
    private void alone(int start, int after) {
        int lineStart = start;
        while (lineStart > at && isBlank(template.charAt(lineStart - 1))) {
            lineStart--;
        }
        int lineEnd = after;
        while (lineEnd < template.length() && isBlank(template.charAt(lineEnd))) {
            lineEnd++;
        }
        boolean begins = lineStart == 0 || template.charAt(lineStart - 1) == '\n';
        boolean ends = lineEnd == template.length() || template.startsWith("\n", lineEnd)
                || template.startsWith("\r\n", lineEnd);
        if (begins && ends) {
            text(lineStart);
            at = lineEnd == template.length() ? lineEnd : template.indexOf('\n', lineEnd) + 1;
        } else {
            text(start);
            at = after;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void begin(String name, boolean inverted) {
        if (open.size() > DEPTH_MAX) {
            throw failure("Sections may stand in one another " + DEPTH_MAX + " levels deep.");
        }
        open.push(new Open(name, inverted, new ArrayList<>()));
    }

    private void end(String name) {
        if (!name.equals(open.peek().name())) {
            throw malformed("Opening tag for \"" + name + "\" not found.");
        }
        Open section = open.pop();
        open.peek().parts().add(new MustachePart.Section(section.name(), section.inverted(), section.parts()));
    }

    private void delimiters(String body) {
        String[] both = body.replaceAll("=$", "").strip().split("\\s+");
        if (both.length != 2) {
            throw malformed("A change of delimiters needs two.");
        }
        opening = both[0];
        closing = both[1];
    }

    private TemplateFailure malformed(String reason) {
        return failure("Mustache template error in content: '" + template + "'. Error: " + reason);
    }

    private static TemplateFailure failure(String message) {
        return TemplateFailure.of("MustacheTemplateError", message);
    }
}
