package io.agentaquarkus.embed;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;

/**
 * What the references of an embed name: something of one family, at the deepest level that they speak of.
 *
 * @param references those that count at this level
 */
record Address(Family family, Level level, References references) {

    private static final Map<String, Family> FAMILIES = Map.of("workflow", Family.WORKFLOW, "application", Family.APPLICATION,
            "evaluator", Family.EVALUATOR, "environment", Family.ENVIRONMENT);

    /** @throws EmbedError when the types do not go together, or are none that can be embedded */
    static Address of(EmbedReferences embed) {
        Set<String> categories = new TreeSet<>();
        embed.byType().keySet().forEach(type -> categories.add(category(type)));
        if (categories.size() > 1) {
            throw EmbedError.mixed(categories);
        }
        String category = categories.iterator().next();
        Family family = FAMILIES.get(category);
        if (family == null) {
            throw EmbedError.unsupported("Unsupported entity category: " + category);
        }
        Reference[] named = new Reference[Level.values().length];
        embed.byType().forEach((type, reference) -> named[Level.of(type).ordinal()] = reference);
        return of(family, named[0], named[1], named[2]);
    }

    /** Beside a variant or an artifact, nothing above it counts. */
    private static Address of(Family family, Reference artifact, Reference variant, Reference revision) {
        if (revision != null) {
            return new Address(family, Level.REVISION, new References(artifact, variant, revision));
        }
        return variant != null ? new Address(family, Level.VARIANT, new References(null, variant, null))
                : new Address(family, Level.ARTIFACT, new References(artifact, null, null));
    }

    private static String category(String type) {
        int underscore = type.lastIndexOf('_');
        return underscore < 0 ? type : type.substring(0, underscore);
    }

    /** The reference at the level. */
    Reference deepest() {
        return switch (level) {
            case ARTIFACT -> references.artifact();
            case VARIANT -> references.variant();
            case REVISION -> references.revision();
        };
    }

    /** The error for when nothing is there, with the values in the spelling of the original's language. */
    EmbedError notFound() {
        String of = switch (level) {
            case ARTIFACT -> " for " + family.singular();
            case VARIANT -> " for variant";
            case REVISION -> "";
        };
        Reference named = deepest();
        return EmbedError.missing(family.title() + " revision not found" + of + ": version=" + literal(named.version())
                + " slug=" + literal(named.slug()) + " id=" + (named.id() == null ? "None" : "UUID('" + named.id() + "')"));
    }

    private static String literal(String text) {
        return text == null ? "None" : "'" + text + "'";
    }

    enum Level {
        ARTIFACT,
        VARIANT,
        REVISION;

        /** An artifact may go by the name of its family alone. */
        private static Level of(String type) {
            int underscore = type.lastIndexOf('_');
            return switch (underscore < 0 ? "artifact" : type.substring(underscore + 1)) {
                case "artifact" -> ARTIFACT;
                case "variant" -> VARIANT;
                case "revision" -> REVISION;
                default -> throw EmbedError.unsupported("Unsupported level: " + type.substring(underscore + 1));
            };
        }
    }
}
