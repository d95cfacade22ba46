package io.agentaquarkus.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the providers that have an address of their own are called, and how their models are named. */
final class Providers {

    static final String OPENAI = "openai";

    private static final Map<String, String> BASES = Map.ofEntries(Map.entry("anthropic", "https://api.anthropic.com/v1"),
            Map.entry("groq", "https://api.groq.com/openai/v1"), Map.entry("mistral", "https://api.mistral.ai/v1"),
            Map.entry("deepinfra", "https://api.deepinfra.com/v1/openai"),
            Map.entry("together_ai", "https://api.together.xyz/v1"), Map.entry("openrouter", "https://openrouter.ai/api/v1"),
            Map.entry("perplexityai", "https://api.perplexity.ai"),
            Map.entry("cohere", "https://api.cohere.ai/compatibility/v1"),
            Map.entry("minimax", "https://api.minimax.io/v1"),
            Map.entry("gemini", "https://generativelanguage.googleapis.com/v1beta/openai"));
    private static final Map<String, String> OTHER_PREFIXES = Map.of("perplexityai", "perplexity");
    private static final List<String> WITHOUT_PREFIX = List.of(OPENAI, "anyscale", "alephalpha");

    private Providers() {
    }

    /** Null for a provider that has no address of its own. */
    static String base(String family, ModelConfig config) {
        return family.equals(OPENAI) ? config.openaiUrl().toString() : BASES.get(family);
    }

    /** Whether a model's name may begin with it: {@code groq} in {@code groq/openai/gpt-oss-20b}. */
    static boolean isFamily(String word) {
        return word.equals(OPENAI) || BASES.containsKey(word);
    }

    /** One family has two spellings. */
    static String family(String kind) {
        String folded = kind.toLowerCase(Locale.ROOT).replace(" ", "").replace("-", "");
        return folded.equals("mistralai") ? "mistral" : folded;
    }

    /** As the catalogue names a model of the family. */
    static String prefixed(String family, String model) {
        String prefix = prefix(family);
        return model.startsWith(prefix) ? model : prefix + model;
    }

    /** As the provider itself names it. */
    static String bare(String family, String model) {
        String prefix = prefix(family);
        return model.startsWith(prefix) ? model.substring(prefix.length()) : model;
    }

    private static String prefix(String family) {
        return WITHOUT_PREFIX.contains(family) ? "" : OTHER_PREFIXES.getOrDefault(family, family) + "/";
    }
}
