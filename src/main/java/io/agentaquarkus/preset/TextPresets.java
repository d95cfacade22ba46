package io.agentaquarkus.preset;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.handler.text.PythonPattern;
import io.agentaquarkus.json.PythonValue;

/** Evaluations of what a text contains and how it looks, over code points and without regard to case unless it is asked for. */
final class TextPresets {

    private static final String EMAIL = "[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\\.[a-zA-Z0-9-.]+";
    private static final String LINK = "(?!.*@)(?:https?://)?(?:www\\.)?\\S+\\.\\S+";
    private static final double WORDS_PER_MINUTE = 200;
    /** What separates lines, as Python has it. */
    private static final Pattern LINE_BREAK = Pattern.compile("[\\n\\r\\x0B\\f\\x1C-\\x1E\\u0085\\u2028\\u2029]");

    private TextPresets() {
    }

    static Verdict regex(Arguments row, Settings settings) {
        return found(settings.text("pattern"), row.text("text"));
    }

    static Verdict containsEmail(Arguments row, Settings settings) {
        return found(EMAIL, row.text("text"));
    }

    static Verdict isEmail(Arguments row, Settings settings) {
        return found("^" + EMAIL + "$", row.text("text"));
    }

    static Verdict containsLink(Arguments row, Settings settings) {
        boolean found = isFound(LINK, row.text("text"));
        return Verdict.of(found, found ? "Link found in output." : "No link found in output.");
    }

    static Verdict readable(Arguments row, Settings settings) {
        JsonNode minutes = settings.required("reading_time");
        if (!minutes.isNumber()) {
            throw new PresetFailure("config.reading_time must be a number of minutes.");
        }
        double needed = row.text("response").strip().split("\\s+").length / WORDS_PER_MINUTE;
        return Verdict.of(needed <= minutes.doubleValue(), "It takes " + needed + " minutes to read.");
    }

    static Verdict containsAny(Arguments row, Settings settings) {
        List<String> found = among(row, settings, true);
        return Verdict.of(!found.isEmpty(), found.isEmpty() ? "No keywords found in output"
                : "One or more keywords were found in output: " + String.join(", ", found));
    }

    static Verdict containsAll(Arguments row, Settings settings) {
        List<String> missing = among(row, settings, false);
        int all = settings.keywords().size();
        return Verdict.of(missing.isEmpty(), missing.isEmpty() ? all + "/" + all + " keywords found in output"
                : "Keywords not found in output: " + String.join(", ", missing));
    }

    static Verdict containsNone(Arguments row, Settings settings) {
        List<String> found = among(row, settings, true);
        return Verdict.of(found.isEmpty(), found.isEmpty() ? "No keywords found in output"
                : "One or more keywords were found in output: " + String.join(", ", found));
    }

    static Verdict contains(Arguments row, Settings settings) {
        String keyword = folded(settings.text("keyword"), settings);
        boolean found = folded(row.text("text"), settings).contains(keyword);
        return Verdict.of(found, "keyword " + keyword + (found ? " found in output" : " not found in output"));
    }

    static Verdict startsWith(Arguments row, Settings settings) {
        String part = folded(settings.text("substring"), settings);
        boolean holds = folded(row.text("text"), settings).startsWith(part);
        return Verdict.of(holds, "output " + (holds ? "starts" : "does not start") + " with " + part);
    }

    static Verdict endsWith(Arguments row, Settings settings) {
        String part = folded(settings.text("substring"), settings);
        boolean holds = folded(row.text("text"), settings).endsWith(part);
        return Verdict.of(holds, "output " + (holds ? "ends" : "does not end") + " with " + part);
    }

    static Verdict equal(Arguments row, Settings settings) {
        boolean equal = folded(row.text("text"), settings).equals(folded(row.text("expected_text"), settings));
        return Verdict.of(equal, equal ? "Text and expected text match." : "Text and expected text do not match.");
    }

    static Verdict shorter(Arguments row, Settings settings) {
        int max = settings.whole("max_length");
        int length = length(row);
        return Verdict.of(length < max, "The length is " + length + "; less than " + max + " is wanted.");
    }

    static Verdict longer(Arguments row, Settings settings) {
        int min = settings.whole("min_length");
        int length = length(row);
        return Verdict.of(length > min, "The length is " + length + "; more than " + min + " is wanted.");
    }

    static Verdict between(Arguments row, Settings settings) {
        int min = settings.whole("min_length");
        int max = settings.whole("max_length");
        int length = length(row);
        return Verdict.of(min <= length && length <= max,
                "The length is " + length + "; " + min + " to " + max + " is wanted.");
    }

    static Verdict oneLine(Arguments row, Settings settings) {
        String text = row.text("text");
        // A break at the end begins no other line, but for a newline.
        boolean several = text.indexOf('\n') >= 0 || LINE_BREAK.matcher(text.replaceFirst("(?:\\r|[\\x0B\\f\\x1C-\\x1E\\u0085"
                + "\\u2028\\u2029])$", "")).find();
        return Verdict.of(!several, several ? "The text has several lines." : "The text is one line.");
    }

    static Verdict isJson(Arguments row, Settings settings) {
        boolean isJson = PythonValue.parse(row.text("text")) != null;
        return Verdict.of(isJson, isJson ? "Text is JSON." : "Text is no JSON.");
    }

    /** All objects without objects in them have to be JSON, and there has to be one. */
    static Verdict containsJson(Arguments row, Settings settings) {
        String text = row.text("text").strip();
        boolean any = false;
        int start = text.indexOf('{');
        while (start >= 0) {
            int end = innermostEnd(text, start);
            if (end >= 0 && PythonValue.parse(text.substring(start, end + 1)) == null) {
                return Verdict.of(false, "Output contains text in braces that is no JSON.");
            }
            any |= end >= 0;
            start = text.indexOf('{', Math.max(start, end) + 1);
        }
        return Verdict.of(any, any ? "Output contains JSON." : "Output does not contain JSON.");
    }

    /** Where the braces that open at a place close, without others in between; braces in quoted texts count as text. */
    private static int innermostEnd(String text, int start) {
        int quoted = closing(text, start, true);
        return quoted >= 0 ? quoted : closing(text, start, false);
    }

    private static int closing(String text, int start, boolean quotes) {
        boolean inText = false;
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inText && c == '\\') {
                i++;
            } else if (quotes && c == '"') {
                inText = !inText;
            } else if (!inText && c == '{') {
                return -1;
            } else if (!inText && c == '}') {
                return i;
            }
        }
        return -1;
    }

    private static List<String> among(Arguments row, Settings settings, boolean contained) {
        String text = folded(row.text("text"), settings);
        return settings.keywords().stream().map(keyword -> folded(keyword, settings))
                .filter(keyword -> text.contains(keyword) == contained).toList();
    }

    private static Verdict found(String pattern, String text) {
        boolean found = isFound(pattern, text);
        return Verdict.of(found, "Regex pattern " + pattern + (found ? " found in output" : " not found in output"));
    }

    private static boolean isFound(String pattern, String text) {
        try {
            return PythonPattern.compile(pattern, false).isFoundIn(text);
        } catch (PythonPattern.Invalid invalid) {
            throw new PresetFailure("config.pattern is no regular expression: " + pattern);
        } catch (PythonPattern.TooSlow slow) {
            throw new PresetFailure("The regular expression takes too long: " + pattern);
        }
    }

    private static int length(Arguments row) {
        String text = row.text("text");
        return text.codePointCount(0, text.length());
    }

    private static String folded(String text, Settings settings) {
        return settings.caseSensitive() ? text : text.toLowerCase(Locale.ROOT);
    }
}
