package io.agentaquarkus.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds the embeds of a tree, in the order in which they stand there. */
final class EmbedScanner {

    private static final String EMBED = "@ag.embed";
    private static final String REFERENCES = "@ag.references";
    private static final String SELECTOR = "@ag.selector";
    /** Below what JSON writers take, with room for what an answer wraps around. */
    private static final int NESTING_MAX = 990;

    private final Map<Location, Chain> origins;
    private final Set<Location> settled;
    private final List<ObjectSlot> objects = new ArrayList<>();
    private final List<TextSlot> texts = new ArrayList<>();

    private EmbedScanner(Map<Location, Chain> origins, Set<Location> settled) {
        this.origins = origins;
        this.settled = settled;
    }

    /** What is to be replaced. */
    record Scan(List<ObjectSlot> objects, List<TextSlot> texts) {

        boolean isEmpty() {
            return objects.isEmpty() && texts.isEmpty();
        }
    }

    /**
     * An object to be replaced.
     *
     * @param chain the references by which it came to stand there
     */
    record ObjectSlot(Location location, Embed embed, Chain chain) {
    }

    /** A text with embeds. Its pieces are replaced in place. */
    record TextSlot(Location location, List<EmbedText.Piece> pieces, Chain chain) {

        /** Which pieces are embeds of a syntax. */
        List<Integer> indexes(Syntax syntax) {
            return IntStream.range(0, pieces.size())
                    .filter(i -> embed(i) != null && embed(i).syntax() == syntax).boxed().toList();
        }

        Embed embed(int index) {
            return pieces.get(index).embed();
        }

        void replace(int index, String text) {
            pieces.set(index, new EmbedText.Piece(text, null));
        }

        /** Replaces all of it. */
        void overwrite(String text) {
            pieces.clear();
            pieces.add(new EmbedText.Piece(text, null));
        }

        String joined() {
            return pieces.stream().map(EmbedText.Piece::text).collect(Collectors.joining());
        }
    }

    /** Whether there is nothing to replace. */
    static boolean isPlain(JsonNode tree) {
        return scan(tree, Chain.NONE, Map.of(), Set.of()).isEmpty();
    }

    /**
     * @param chain the references by which the tree was reached
     * @param origins the same for what has been inserted, by where that is
     * @param settled where embeds are to stay
     */
    static Scan scan(JsonNode tree, Chain chain, Map<Location, Chain> origins, Set<Location> settled) {
        EmbedScanner scanner = new EmbedScanner(origins, settled);
        scanner.visit(tree, Location.ROOT, chain);
        return new Scan(scanner.objects, scanner.texts);
    }

    private void visit(JsonNode node, Location at, Chain outer) {
        if (at.depth() > NESTING_MAX) {
            throw EmbedError.nestedTooDeep(NESTING_MAX);
        }
        Chain chain = origins.getOrDefault(at, outer);
        if (node.isTextual()) {
            text(node.textValue(), at, chain);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(node.get(i), at.element(i), chain);
            }
        } else if (node.isObject()) {
            object(node, at, chain);
        }
    }

    private void text(String text, Location at, Chain chain) {
        List<EmbedText.Piece> pieces = EmbedText.pieces(text);
        if (!pieces.isEmpty() && !settled.contains(at)) {
            texts.add(new TextSlot(at, pieces, chain));
        }
    }

    /** An embed's own body is not looked into. */
    private void object(JsonNode node, Location at, Chain chain) {
        Embed embed = at == Location.ROOT ? null : embed(node.get(EMBED));
        if (embed == null) {
            node.properties().forEach(member -> visit(member.getValue(), at.member(member.getKey()), chain));
        } else if (!settled.contains(at)) {
            objects.add(new ObjectSlot(at, embed, chain));
        }
    }

    /** Null for what is no valid embed. */
    private static Embed embed(JsonNode body) {
        if (body == null || !body.isObject() || body.isEmpty()) {
            return null;
        }
        EmbedReferences references = EmbedReferences.read(body.get(REFERENCES));
        JsonNode selector = body.path(SELECTOR);
        return references == null || !isText(selector.get("key")) || !isText(selector.get("path")) ? null
                : new Embed(Syntax.OBJECT, references, text(selector.get("key")), text(selector.get("path")));
    }

    private static boolean isText(JsonNode value) {
        return value == null || value.isNull() || value.isTextual();
    }

    private static String text(JsonNode value) {
        return value == null ? null : value.textValue();
    }
}
