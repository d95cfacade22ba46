package io.agentaquarkus.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.PythonValue;

/** {@code auto_starts_with}, {@code auto_ends_with}, {@code auto_contains} and its forms of several texts. */
final class TextMatch {

    private TextMatch() {
    }

    static JsonNode startsWith(Invocation invocation) {
        return one(invocation, "prefix", String::startsWith);
    }

    static JsonNode endsWith(Invocation invocation) {
        return one(invocation, "suffix", String::endsWith);
    }

    static JsonNode contains(Invocation invocation) {
        return one(invocation, "substring", String::contains);
    }

    static JsonNode containsAny(Invocation invocation) {
        Several several = several(invocation);
        return Invocation.success(several.substrings().stream().anyMatch(several.text()::contains));
    }

    static JsonNode containsAll(Invocation invocation) {
        Several several = several(invocation);
        return Invocation.success(several.substrings().stream().allMatch(several.text()::contains));
    }

    /** {@code auto_contains_json}: what stands between the first and the last brace is JSON. */
    static JsonNode containsJson(Invocation invocation) {
        String text = invocation.outputsText();
        int start = text.indexOf('{');
        int end = text.lastIndexOf('}');
        return Invocation.success(start >= 0 && end > start && PythonValue.parse(text.substring(start, end + 1)) != null);
    }

    static String folded(String text, boolean caseSensitive) {
        return caseSensitive ? text : text.toLowerCase(Locale.ROOT);
    }

    private static JsonNode one(Invocation invocation, String parameter, BiPredicate<String, String> matches) {
        String part = invocation.requiredText(parameter);
        boolean caseSensitive = invocation.isOn("case_sensitive");
        String text = invocation.outputsText();
        return Invocation.success(matches.test(folded(text, caseSensitive), folded(part, caseSensitive)));
    }

    private record Several(String text, List<String> substrings) {
    }

    private static Several several(Invocation invocation) {
        JsonNode substrings = invocation.required("substrings");
        if (!substrings.isArray()) {
            throw HandlerFailure.invalidParameter("substrings", "list", substrings);
        }
        boolean caseSensitive = invocation.isOn("case_sensitive");
        List<String> texts = new ArrayList<>();
        for (JsonNode substring : substrings) {
            if (!substring.isTextual()) {
                throw HandlerFailure
                        .untyped("Every one of substrings has to be a text, not '" + PythonText.type(substring) + "'.");
            }
            texts.add(folded(PythonText.stripped(substring.textValue()), caseSensitive));
        }
        return new Several(folded(invocation.outputsText(), caseSensitive), texts);
    }
}
