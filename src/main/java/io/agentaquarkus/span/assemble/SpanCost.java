package io.agentaquarkus.span.assemble;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.agentaquarkus.json.JsonObject;
import io.agentaquarkus.span.SpanType;

/** What the model call of a span cost, by its tokens and the price of its model. A cost that the sender knew counts instead. */
final class SpanCost {

    private static final Set<SpanType> PRICED = EnumSet.of(SpanType.EMBEDDING, SpanType.QUERY, SpanType.COMPLETION,
            SpanType.CHAT, SpanType.RERANK);
    private static final Set<String> USUAL_TIERS = Set.of("auto", "default", "standard", "on_demand");

    private SpanCost() {
    }

    static void add(SpanDraft span) {
        if (!PRICED.contains(span.type)) {
            return;
        }
        Object model = Trees.at(span.ag, "meta", "response", "model");
        if (model == null || "".equals(model)) {
            model = Trees.at(span.ag, "data", "parameters", "model");
        }
        Price price = model instanceof String name ? ModelPrices.of(name) : null;
        if (price != null && !isKnown(Trees.object(Trees.at(span.ag, "metrics", "costs", "incremental")))) {
            Trees.objectAt(Trees.objectAt(span.ag, "metrics"), "costs").put("incremental", costs(span, price));
        }
    }

    /** Zeros are what senders without a price list send. */
    private static boolean isKnown(Map<String, Object> costs) {
        return costs != null
                && costs.values().stream().anyMatch(cost -> cost instanceof Number number && number.doubleValue() != 0);
    }

    private static Map<String, Object> costs(SpanDraft span, Price price) {
        Map<String, Object> tokens = Trees.object(Trees.at(span.ag, "metrics", "tokens", "incremental"));
        double prompt = count(tokens, "prompt");
        double read = first(count(tokens, "cache_read"), count(tokens, "cached"),
                count(tokens, "prompt_details", "cache_read"));
        double written = first(count(tokens, "cache_creation"), count(tokens, "prompt_details", "cache_write"));
        double heard = count(tokens, "prompt_details", "audio");
        double completion = count(tokens, "completion");
        double reasoned = first(count(tokens, "reasoning"), count(tokens, "completion_details", "reasoning"));
        double spoken = count(tokens, "completion_details", "audio");
        Price.Rates rates = price.rates(Math.max(prompt, read + written + heard), tier(span));
        double promptCost = rest(prompt, read + written + heard) * rates.input() + read * rates.cacheRead()
                + written * rates.cacheWrite() + heard * rates.audioInput();
        double completionCost = rest(completion, reasoned + spoken) * rates.output() + reasoned * rates.reasoning()
                + spoken * rates.audioOutput();
        Map<String, Object> costs = new JsonObject();
        costs.put("prompt", promptCost);
        costs.put("completion", completionCost);
        costs.put("total", promptCost + completionCost);
        return costs;
    }

    /** What is not counted under a kind of its own. A sender whose kinds are more than the whole counts them beside it. */
    private static double rest(double whole, double kinds) {
        return kinds > whole ? whole : whole - kinds;
    }

    private static double first(double... counts) {
        for (double count : counts) {
            if (count > 0) {
                return count;
            }
        }
        return 0;
    }

    private static double count(Map<String, Object> tokens, String... path) {
        return tokens != null && Trees.at(tokens, path) instanceof Number number ? number.doubleValue() : 0;
    }

    /** The service tier that answered, else the one that was asked for; empty for the usual one. */
    private static String tier(SpanDraft span) {
        for (Object tier : new Object[] { Trees.at(span.ag, "meta", "response", "service_tier"),
                Trees.at(span.attributes, "gen_ai", "openai", "response", "service_tier"),
                Trees.at(span.attributes, "openai", "response", "service_tier"),
                Trees.at(span.ag, "meta", "request", "service_tier"), Trees.at(span.ag, "data", "parameters", "service_tier"),
                Trees.at(span.attributes, "gen_ai", "openai", "request", "service_tier") }) {
            if (tier instanceof String word && !word.isEmpty()) {
                String name = word.toLowerCase(Locale.ROOT);
                return USUAL_TIERS.contains(name) ? "" : name.equals("batch") ? "batches" : name;
            }
        }
        return "";
    }
}
