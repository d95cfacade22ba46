package io.agentaquarkus.vault;

import java.util.Map;

/** What the providers of models are called. */
public final class ProviderTitles {

    private static final Map<String, String> TITLES = Map.ofEntries(Map.entry("openai", "OpenAI"),
            Map.entry("cohere", "Cohere"),
            Map.entry("anyscale", "Anyscale"), Map.entry("deepinfra", "DeepInfra"), Map.entry("alephalpha", "Aleph Alpha"),
            Map.entry("groq", "Groq"), Map.entry("minimax", "MiniMax"), Map.entry("mistral", "Mistral AI"),
            Map.entry("anthropic", "Anthropic"), Map.entry("perplexityai", "Perplexity AI"),
            Map.entry("together_ai", "Together AI"), Map.entry("openrouter", "OpenRouter"),
            Map.entry("gemini", "Google Gemini"));

    private ProviderTitles() {
    }

    /** The kind itself for one that has no title. */
    public static String of(String kind) {
        return TITLES.getOrDefault(kind, kind);
    }
}
