package io.agentaquarkus.preset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.PythonValue;
import io.agentaquarkus.json.SchemaCheck;

/** The evaluations that there are. */
public final class Presets {

    private static final List<String> TEXT = List.of("text");
    private static final Map<String, Preset> ALL = new LinkedHashMap<>();

    static {
        add("Regex", TEXT, List.of("pattern"), TextPresets::regex);
        add("ContainsAny", TEXT, List.of("keywords"), TextPresets::containsAny);
        add("ContainsAll", TEXT, List.of("keywords"), TextPresets::containsAll);
        add("Contains", TEXT, List.of("keyword"), TextPresets::contains);
        add("ContainsNone", TEXT, List.of("keywords"), TextPresets::containsNone);
        add("ContainsJson", TEXT, List.of(), TextPresets::containsJson);
        add("ContainsEmail", TEXT, List.of(), TextPresets::containsEmail);
        add("IsJson", TEXT, List.of(), TextPresets::isJson);
        add("IsEmail", TEXT, List.of(), TextPresets::isEmail);
        add("ContainsLink", TEXT, List.of(), TextPresets::containsLink);
        add("Equals", List.of("text", "expected_text"), List.of(), TextPresets::equal);
        add("StartsWith", TEXT, List.of("substring"), TextPresets::startsWith);
        add("EndsWith", TEXT, List.of("substring"), TextPresets::endsWith);
        add("LengthLessThan", TEXT, List.of("max_length"), TextPresets::shorter);
        add("LengthGreaterThan", TEXT, List.of("min_length"), TextPresets::longer);
        add("LengthBetween", TEXT, List.of("min_length", "max_length"), TextPresets::between);
        add("OneLine", TEXT, List.of(), TextPresets::oneLine);
        add("JsonSchema", List.of("actual_json"), List.of("schema"), Presets::schema);
        add("JsonValidation", List.of("actual_json", "expected_json"), List.of("validations"), JsonValidation::judge);
        add("ReadingTime", List.of("response"), List.of("reading_time"), TextPresets::readable);
        add("AnswerSimilarity", List.of("response", "expected_response"), List.of("similarity_function"),
                (row, settings) -> similar(row.text("response"), row.text("expected_response"), settings));
        add("ContextSimilarity", List.of("response", "context"), List.of("similarity_function"),
                (row, settings) -> similar(row.text("response"), row.lines("context"), settings));
    }

    private Presets() {
    }

    public static Optional<Preset> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static Set<String> names() {
        return ALL.keySet();
    }

    private static void add(String name, List<String> arguments, List<String> configured, Preset.Function function) {
        ALL.put(name, new Preset(name, arguments, configured, function));
    }

    private static Verdict similar(String left, String right, Settings settings) {
        Similarity function = Similarity.named(settings.text("similarity_function"));
        double score = function.of(left, right);
        Double threshold = settings.threshold();
        return Verdict.scored("similarity_score", score, threshold, function + " is " + score
                + (threshold == null ? "." : "; at least " + threshold + " is wanted."));
    }

    /** The value and the schema may each be a text that is JSON. */
    private static Verdict schema(Arguments row, Settings settings) {
        JsonNode value = parsed(row.required("actual_json"), "actual_json");
        JsonNode schema = parsed(settings.required("schema"), "config.schema");
        List<SchemaCheck.Mistake> mistakes = SchemaCheck.mistakes(schema, value);
        return Verdict.of(mistakes.isEmpty(), mistakes.isEmpty() ? "The JSON has the form of the schema."
                : mistakes.get(0).path() + ": " + mistakes.get(0).message());
    }

    /** JSON, or a text that is some. */
    static JsonNode parsed(JsonNode value, String name) {
        JsonNode parsed = value.isTextual() ? PythonValue.parse(value.textValue()) : value;
        if (parsed == null) {
            throw new PresetFailure(name + " is no JSON.");
        }
        return parsed;
    }
}
