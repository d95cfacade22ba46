package io.agentaquarkus.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.json.ExactJson;

class LocationTest {

    @Test
    void writesBelowNamesWithDots() {
        JsonNode tree = ExactJson.read("{\"a.b\": [1, {\"c.d\": 2, \"1\": 3}], \"a\": {\"b\": 4}}");
        Location list = Location.ROOT.member("a.b");
        list.element(1).member("c.d").set(tree, TextNode.valueOf("x"));
        list.element(1).member("1").set(tree, TextNode.valueOf("y"));
        list.element(0).set(tree, TextNode.valueOf("z"));
        assertEquals("{\"a.b\":[\"z\",{\"c.d\":\"x\",\"1\":\"y\"}],\"a\":{\"b\":4}}", tree.toString());
    }

    @Test
    void isToldWithDots() {
        Location at = Location.ROOT.member("parameters").member("a.b").element(2).member("x");
        assertEquals("parameters.a.b.2.x", at.toString());
        assertEquals(4, at.depth());
    }

    @Test
    void isEqualByItsSteps() {
        assertEquals(Location.ROOT.member("a").element(1), Location.ROOT.member("a").element(1));
        assertNotEquals(Location.ROOT.member("a").element(1), Location.ROOT.member("a").member("1"));
        assertNotEquals(Location.ROOT.member("a.b"), Location.ROOT.member("a").member("b"));
    }
}
