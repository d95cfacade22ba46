package io.agentaquarkus.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Damages requests, a little at a time, so that most of each stays as a client would send it. */
public final class Mutation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final byte[][] WORDS = { {}, { 0 }, { -1 }, { (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0xf },
            { (byte) 0x80 }, "{".getBytes(), "[[[[".getBytes(), "\"".getBytes(), "null".getBytes(), "1e999".getBytes(),
            "-9223372036854775809".getBytes(), "\\u0000".getBytes(), "\\ud800".getBytes(), { (byte) 0xc3, 0x28 } };

    private final Random random;

    public Mutation(Random random) {
        this.random = random;
    }

    /** Bytes of no meaning. */
    public byte[] noise() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A few places changed, cut out, doubled or put in; or the end cut off. */
    public byte[] of(byte[] request) {
        byte[] bytes = request;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + random.nextInt(20));
            bytes = switch (random.nextInt(6)) {
                case 0 -> Arrays.copyOf(bytes, at);
                case 1 -> joined(bytes, at, new byte[0], to);
                case 2 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
                case 3 -> joined(bytes, at, WORDS[random.nextInt(WORDS.length)], at);
                case 4 -> joined(bytes, at, WORDS[random.nextInt(WORDS.length)], to);
                default -> flipped(bytes, at);
            };
        }
        return bytes;
    }

    /** The value with one of its parts put in the place of another, lost, or made something else. */
    public JsonNode of(JsonNode value) {
        JsonNode copy = value.deepCopy();
        List<JsonNode> containers = new ArrayList<>();
        collect(copy, containers);
        for (int i = random.nextInt(3); i >= 0 && !containers.isEmpty(); i--) {
            change(containers.get(random.nextInt(containers.size())), containers);
        }
        return copy;
    }

    private void change(JsonNode container, List<JsonNode> containers) {
        JsonNode other = random.nextInt(3) == 0 ? containers.get(random.nextInt(containers.size())).deepCopy() : oddity();
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + (random.nextBoolean() ? "." : "\0"), other);
                default -> object.set(name, other);
            }
        } else if (container instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), other);
        }
    }

    private JsonNode oddity() {
        return switch (random.nextInt(14)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextLong());
            case 2 -> JSON.numberNode(1e308 * random.nextDouble());
            case 3 -> JSON.booleanNode(random.nextBoolean());
            case 4 -> JSON.textNode("");
            case 5 -> JSON.textNode("\0\u0001\uFFFF😀");
            case 6 -> JSON.textNode("x".repeat(random.nextInt(3_000)));
            case 7 -> JSON.textNode("%_\\'\";--");
            case 8 -> JSON.textNode("9999-12-31T23:59:59.999999999Z");
            case 9 -> JSON.numberNode(new java.math.BigDecimal("1e400"));
            case 10 -> JSON.arrayNode();
            case 11 -> JSON.arrayNode().add(JSON.objectNode()).add(-1);
            case 12 -> JSON.objectNode();
            default -> nested(random.nextInt(60));
        };
    }

    private JsonNode nested(int depth) {
        return depth == 0 ? JSON.numberNode(1)
                : random.nextBoolean() ? JSON.arrayNode().add(nested(depth - 1))
                        : JSON.objectNode().set("conditions", nested(depth - 1));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode() && (node.isArray() || !node.isEmpty())) {
            containers.add(node);
        }
        node.forEach(child -> collect(child, containers));
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        if (at < copy.length) {
            copy[at] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] joined(byte[] bytes, int headEnd, byte[] middle, int tailStart) {
        byte[] joined = Arrays.copyOf(bytes, headEnd + middle.length + bytes.length - tailStart);
        System.arraycopy(middle, 0, joined, headEnd, middle.length);
        System.arraycopy(bytes, tailStart, joined, headEnd + middle.length, bytes.length - tailStart);
        return joined;
    }
}
