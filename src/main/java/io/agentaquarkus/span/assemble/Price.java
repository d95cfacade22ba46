package io.agentaquarkus.span.assemble;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tokens of one model cost, in US dollars each. */
public final class Price {

    private static final String INPUT = "input_cost_per_token";
    private static final String OUTPUT = "output_cost_per_token";
    private static final Pattern ABOVE = Pattern.compile(INPUT + "_above_(\\d{1,6})k_tokens");

    /** Tokens by kind. */
    record Rates(double input, double output, double cacheRead, double cacheWrite, double reasoning, double audioInput,
            double audioOutput) {
    }

    private final Map<String, Double> members = new HashMap<>();
    private final String provider;
    /** Prompts with more tokens than this cost more. */
    private final long[] thresholds;
    private final Rates usual;

    private Price(Map<String, Object> json) {
        json.forEach((name, value) -> {
            if (value instanceof Number number) {
                members.put(name, number.doubleValue());
            }
        });
        provider = json.get("provider") instanceof String text ? text : null;
        thresholds = members.keySet().stream().map(ABOVE::matcher).filter(Matcher::matches)
                .mapToLong(above -> Long.parseLong(above.group(1)) * 1_000).sorted().toArray();
        usual = rates("", "");
    }

    /** Null when the members do not say what a token costs. */
    static Price of(Map<String, Object> json) {
        return json != null && (json.get(INPUT) instanceof Number || json.get(OUTPUT) instanceof Number) ? new Price(json)
                : null;
    }

    /** Of a prompt token of the usual kind. */
    public double input() {
        return usual.input;
    }

    /** Of a completion token of the usual kind. */
    public double output() {
        return usual.output;
    }

    String provider() {
        return provider;
    }

    /**
     * @param promptTokens all of the prompt, cached or not
     * @param tier the provider's service tier, empty for the usual one
     */
    Rates rates(double promptTokens, String tier) {
        long above = 0;
        for (long threshold : thresholds) {
            above = promptTokens > threshold ? threshold : above;
        }
        return above == 0 && tier.isEmpty() ? usual
                : rates(above == 0 ? "" : "_above_" + above / 1_000 + "k_tokens", tier.isEmpty() ? "" : "_" + tier);
    }

    private Rates rates(String above, String tier) {
        double input = rate(INPUT, above, tier, 0);
        double output = rate(OUTPUT, above, tier, 0);
        return new Rates(input, output,
                rate("cache_read_input_token_cost", above, tier, rate("input_cost_per_token_cache_hit", above, tier, input)),
                rate("cache_creation_input_token_cost", above, tier, input),
                rate("output_cost_per_reasoning_token", above, tier, output),
                rate("input_cost_per_audio_token", above, tier, input),
                rate("output_cost_per_audio_token", above, tier, output));
    }

    private double rate(String member, String above, String tier, double otherwise) {
        for (String name : new String[] { member + above + tier, member + tier, member + above, member }) {
            Double rate = members.get(name);
            if (rate != null) {
                return rate;
            }
        }
        return otherwise;
    }
}
