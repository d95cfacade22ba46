package io.agentaquarkus.span.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.json.JsonTree;

class DottedKeysTest {

    /** Keys without a value in the table have the value of their place, from 1. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "a.b a.c           | {\"a\":{\"b\":1,\"c\":2}}",
            "a.0.b a.2         | {\"a\":[{\"b\":1},null,2]}",
            "a a.b             | {\"a\":1}",
            "a.b a             | {\"a\":2}",
            "a.0 a.b           | {\"a\":[1]}",
            "a.b a.0           | {\"a\":{\"b\":1,\"0\":2}}",
            "a.b.c a.b a.b.d   | {\"a\":{\"b\":2}}",
            "a.b.c d a.b.e     | {\"a\":{\"b\":{\"c\":1,\"e\":3}},\"d\":2}",
            "a.0.b a.0.c a.1.c | {\"a\":[{\"b\":1,\"c\":2},{\"c\":3}]}",
            "a.0.b a.00.c      | {\"a\":[{\"b\":1,\"c\":2}]}",
            "a.b.c a.b.x.0 a.b.x.y a.b.x.1 | {\"a\":{\"b\":{\"c\":1,\"x\":[2,4]}}}",
            "a.b.c a.b.c.d     | {\"a\":{\"b\":{\"c\":1}}}",
            "a.1 a.0           | {\"a\":[2,1]}",
            "a.0.0.b           | {\"a\":[[{\"b\":1}]]}",
            "0.a 0.b           | {\"0\":{\"a\":1,\"b\":2}}",
            "a. .b .           | {\"a\":{\"\":1},\"\":{\"b\":2,\"\":3}}",
            "a..b              | {\"a\":{\"\":{\"b\":1}}}",
            "a.-1 a.+1 a.1x    | {\"a\":{\"-1\":1,\"+1\":2,\"1x\":3}}",
            "a.007             | {\"a\":[null,null,null,null,null,null,null,1]}" })
    void keysBecomeObjectsAndLists(String keys, String nested) {
        Map<String, Object> flat = new LinkedHashMap<>();
        for (String key : keys.strip().split(" ")) {
            flat.put(key, (long) flat.size() + 1);
        }
        assertEquals(nested, json(DottedKeys.nest(flat)));
    }

    @Test
    void keysReachIntoValuesThatAreContainersAlready() {
        Map<String, Object> flat = new LinkedHashMap<>();
        flat.put("a", JsonTree.read("{\"x\":1,\"l\":[0]}"));
        flat.put("a.y", 2L);
        flat.put("a.l.1", 3L);
        assertEquals("{\"a\":{\"x\":1,\"l\":[0,3],\"y\":2}}", json(DottedKeys.nest(flat)));
    }

    @Test
    void whatTookThePlaceOfAContainerIsReachedInto() {
        Map<String, Object> flat = new LinkedHashMap<>();
        flat.put("a.b", 1L);
        flat.put("a", JsonTree.read("{\"x\":2}"));
        flat.put("a.y", 3L);
        flat.put("a.z.u", 4L);
        flat.put("a.z", JsonTree.read("{\"v\":5}"));
        flat.put("a.z.w", 6L);
        assertEquals("{\"a\":{\"x\":2,\"y\":3,\"z\":{\"v\":5,\"w\":6}}}", json(DottedKeys.nest(flat)));
    }

    @Test
    void aNullIsAValueInAnObjectAndAHoleInAList() {
        Map<String, Object> flat = new LinkedHashMap<>();
        flat.put("a", null);
        flat.put("a.b", 1L);
        flat.put("l.1", 1L);
        flat.put("l.0.x", 2L);
        assertEquals("{\"a\":null,\"l\":[{\"x\":2},1]}", json(DottedKeys.nest(flat)));
    }

    @Test
    void hugeIndexesAreKeptAsTheyAre() {
        for (String key : List.of("a.10001", "a.99999999999999999999", "a.2147483648.b")) {
            assertEquals("{\"" + key + "\":1}", json(DottedKeys.nest(Map.of(key, 1L))));
        }
        assertEquals(10_000, ((List<?>) DottedKeys.nest(Map.of("a.9999", 1L)).get("a")).size());
    }

    @Test
    void manyHolesOfOneSpanAreKeptAsTheyAre() {
        Map<String, Object> flat = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            flat.put("k" + i + ".5000", 1L);
        }
        Map<String, Object> nested = DottedKeys.nest(flat);
        assertEquals(5_001, ((List<?>) nested.get("k0")).size());
        assertTrue(JsonTree.write(nested).length < 60_000);
        assertEquals(1L, nested.get("k99.5000"));
    }

    @Test
    void veryDeepKeysAreKeptAsTheyAre() {
        String deep = "a" + ".a".repeat(127);
        assertEquals("{\"a\":".repeat(128) + "1" + "}".repeat(128), json(DottedKeys.nest(Map.of(deep, 1L))));
        assertEquals("{\"" + deep + ".a\":1}", json(DottedKeys.nest(Map.of(deep + ".a", 1L))));
    }

    private static String json(Object value) {
        return new String(JsonTree.write(value), StandardCharsets.UTF_8);
    }
}
