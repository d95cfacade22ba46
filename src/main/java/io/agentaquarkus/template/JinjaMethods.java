package io.agentaquarkus.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.agentaquarkus.json.PythonText;

/** The methods of Python's texts and objects that templates may call. */
final class JinjaMethods {

    private JinjaMethods() {
    }

    static Object invoke(Object base, String method, Object[] arguments) {
        Object result = base instanceof String text ? ofText(text, method, arguments)
                : base instanceof Map<?, ?> map ? ofMap(map, method, arguments) : null;
        if (result == null) {
            throw JinjaUndefined.member(JinjaValues.type(base), method).failure();
        }
        return result;
    }

    private static Object ofText(String text, String method, Object[] arguments) {
        return switch (method) {
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "strip" -> PythonText.stripped(text);
            case "title" -> title(text);
            case "capitalize" -> text.isEmpty() ? text
                    : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1).toLowerCase(Locale.ROOT);
            case "startswith" -> text.startsWith(argument(arguments, 0));
            case "endswith" -> text.endsWith(argument(arguments, 0));
            case "replace" -> replace(text, argument(arguments, 0), argument(arguments, 1));
            case "split" -> split(text, arguments);
            case "join" -> join(text, arguments);
            default -> null;
        };
    }

    private static Object ofMap(Map<?, ?> map, String method, Object[] arguments) {
        return switch (method) {
            case "items" -> new ArrayList<>(map.entrySet());
            case "keys" -> new ArrayList<>(map.keySet());
            case "values" -> new ArrayList<>(map.values());
            case "get" -> {
                Object found = map.get(argument(arguments, 0));
                yield found != null ? found : arguments.length > 1 ? arguments[1] : JinjaValues.None.NONE;
            }
            default -> null;
        };
    }

    static String replace(String text, String old, String other) {
        long found = old.isEmpty() ? text.length() + 1L : text.length() / old.length();
        if (text.length() + found * other.length() > JinjaEngine.OUTPUT_MAX) {
            throw TemplateFailure.of("TemplateError", "A text may have " + JinjaEngine.OUTPUT_MAX + " characters at most.");
        }
        return text.replace(old, other);
    }

    private static String title(String text) {
        StringBuilder title = new StringBuilder();
        boolean begins = true;
        for (char c : text.toCharArray()) {
            title.append(begins ? Character.toUpperCase(c) : Character.toLowerCase(c));
            begins = !Character.isLetter(c);
        }
        return title.toString();
    }

    private static List<String> split(String text, Object[] arguments) {
        if (arguments.length > 0) {
            return List.of(text.split(Pattern.quote(argument(arguments, 0)), -1));
        }
        String stripped = PythonText.stripped(text);
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }

    private static String join(String separator, Object[] arguments) {
        if (arguments.length == 0 || !(arguments[0] instanceof Iterable<?> elements)) {
            throw TemplateFailure.of("TypeError", "can only join an iterable");
        }
        List<String> texts = new ArrayList<>();
        elements.forEach(element -> texts.add(JinjaValues.text(element)));
        return String.join(separator, texts);
    }

    static String argument(Object[] arguments, int index) {
        if (index >= arguments.length) {
            throw TemplateFailure.of("TypeError", "expected at least " + (index + 1) + " arguments, got " + arguments.length);
        }
        return JinjaValues.text(arguments[index]);
    }
}
