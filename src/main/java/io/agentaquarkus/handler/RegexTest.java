package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.handler.text.PythonPattern;

/** {@code auto_regex_test}: a regular expression is found in the outputs, or is not, as it should be. */
final class RegexTest {

    private RegexTest() {
    }

    static JsonNode evaluate(Invocation invocation) {
        String pattern = invocation.requiredText("regex_pattern");
        boolean caseSensitive = invocation.isOn("case_sensitive");
        boolean shouldMatch = invocation.isOn("regex_should_match");
        String text = invocation.outputsText();
        return Invocation.success(isFound(pattern, caseSensitive, text) == shouldMatch);
    }

    static boolean isFound(String pattern, boolean caseSensitive, String text) {
        try {
            return PythonPattern.compile(pattern, !caseSensitive).isFoundIn(text);
        } catch (PythonPattern.Invalid invalid) {
            throw failure("Invalid regex pattern: '" + pattern + "'.");
        } catch (PythonPattern.TooSlow slow) {
            throw failure("The regex pattern takes too long: '" + pattern + "'.");
        }
    }

    private static HandlerFailure failure(String message) {
        return HandlerFailure.of(400, "workflows:regex-pattern-error", message);
    }
}
