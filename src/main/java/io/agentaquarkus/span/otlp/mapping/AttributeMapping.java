package io.agentaquarkus.span.otlp.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.agentaquarkus.span.assemble.KnownKeys;

/**
 * Reads what the instrumentation libraries say about a model call into {@code ag}. Five conventions are asked in turn and
 * each overrides the ones before; the last is our own. The sender's attributes all stay as they are.
 */
public final class AttributeMapping {

    private static final Map<String, String> OLDER_REFERENCES = Map.of(
            "references.variant.id", "references.application_variant.id",
            "references.variant.slug", "references.application_variant.slug",
            "references.variant.version", "references.application_revision.version",
            "references.environment.version", "references.environment_revision.version");

    /** Puts a value among the attributes of a span. */
    private interface Place {

        void put(Map<String, Object> attributes, Object value);
    }

    private static final Place NOWHERE = (attributes, value) -> {
    };
    private static final KnownKeys<Place> PLACES = new KnownKeys<>(AttributeMapping::place);

    private AttributeMapping() {
    }

    /** Adds to the attributes, whose keys are dotted, and renames the older names among those below {@code ag}. */
    public static void apply(Map<String, Object> attributes) {
        Mapped ag = new Mapped();
        boolean foreign = false;
        boolean own = false;
        for (String key : attributes.keySet()) {
            boolean below = key.startsWith("ag.");
            own |= below;
            foreign |= !below;
        }
        if (foreign) {
            OpenLlmetry.apply(attributes, ag);
            OpenInference.apply(attributes, ag);
            GenAi.apply(attributes, ag);
            VercelAi.apply(attributes, ag);
        }
        if (own) {
            Agenta.apply(attributes, ag);
        }
        if (own || !ag.values.isEmpty()) {
            write(attributes, ag);
        }
    }

    private static void write(Map<String, Object> attributes, Mapped ag) {
        Object spanType = attributes.get("ag.type.span");
        attributes.keySet().removeIf(key -> key.startsWith("ag.metrics.") || key.startsWith("ag.type."));
        if (ag.get("type.node") == null && spanType != null) {
            attributes.put("ag.type.span", spanType);
        }
        ag.values.forEach((path, value) -> PLACES.get(path).put(attributes, value));
        renameReferences(attributes);
    }

    /** Where the value of a path below {@code ag} goes. */
    private static Place place(String path) {
        int dot = path.indexOf('.');
        return switch (dot < 0 ? path : path.substring(0, dot)) {
            case "data", "flags", "meta", "session", "user", "agent" -> under("ag." + path);
            case "refs" -> under("ag.references" + path.substring(4));
            case "type" -> path.equals("type.node") ? AttributeMapping::type : NOWHERE;
            case "metrics" -> path.equals("metrics.acc.duration.total") ? NOWHERE : under(metric(path));
            default -> NOWHERE;
        };
    }

    private static Place under(String key) {
        return (attributes, value) -> attributes.put(key, value);
    }

    /** The type comes as {@code type.node} over this route; a node type that is no word is kept where it does no harm. */
    private static void type(Map<String, Object> attributes, Object value) {
        if (value instanceof String word) {
            attributes.put("ag.type.span", word.toLowerCase(Locale.ROOT));
        } else {
            attributes.put("ag.type.node", value);
        }
    }

    private static String metric(String path) {
        return "ag." + path.replace("acc.costs.", "costs.cumulative.").replace("unit.costs.", "costs.incremental.")
                .replace("acc.tokens.", "tokens.cumulative.").replace("unit.tokens.", "tokens.incremental.");
    }

    private static void renameReferences(Map<String, Object> attributes) {
        List<String> older = new ArrayList<>(0);
        for (String key : attributes.keySet()) {
            if (key.startsWith("ag.references.") && OLDER_REFERENCES.containsKey(key.substring(3))) {
                older.add(key);
            }
        }
        for (String key : older) {
            attributes.put("ag." + OLDER_REFERENCES.get(key.substring(3)), attributes.remove(key));
        }
    }
}
