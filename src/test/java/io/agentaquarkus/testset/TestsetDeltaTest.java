package io.agentaquarkus.testset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.testcase.Testcase;

class TestsetDeltaTest {

    private static final String ONE = "00000000-0000-0000-0000-000000000001";
    private static final String TWO = "00000000-0000-0000-0000-000000000002";

    private final ArrayNode base = TestsetDelta.base(List.of(
            row(ONE, "{'country':'France','capital':'Paris','notes':'x'}", "{'src':'manual'}"),
            row(TWO, "{'country':'Spain','notes':null}", null)));

    @Test
    void columnsAreRenamedThenRemovedThenAdded() {
        assertRows("[{'country':'France','capital_city':'Paris','population':''},{'country':'Spain','population':''}]",
                "{'columns':{'replace':[['capital','capital_city']],'remove':['notes'],'add':['population']}}");
    }

    @Test
    void anAddedColumnThatIsThereKeepsItsValues() {
        assertRows("[{'country':'France','capital':'Paris','notes':'x'},{'country':'Spain','notes':null,'capital':''}]",
                "{'columns':{'add':['capital']}}");
    }

    @Test
    void rowsAreRemovedReplacedAndAdded() {
        assertRows("[{'country':'Chile'},{'country':'Peru'}]", "{'rows':{'remove':['" + ONE + "'],'replace':[{'id':'" + TWO
                + "','data':{'country':'Chile'}}],'add':[{'data':{'country':'Peru'}}]}}");
    }

    @Test
    void aReplacementIsTakenAsItIs() {
        assertRows("[{'a':1},{'country':'Spain','notes':null,'b':''}]",
                "{'columns':{'add':['b']},'rows':{'replace':[{'id':'" + ONE + "','data':{'a':1}}]}}");
    }

    @Test
    void unknownRowsAreIgnored() {
        assertRows("[{'country':'France','capital':'Paris','notes':'x'},{'country':'Spain','notes':null}]",
                "{'rows':{'remove':['00000000-0000-0000-0000-00000000dead'],'replace':[{'data':{'a':1}}],'add':null},'columns':null}");
    }

    @Test
    void rowsKeepTheirTags() {
        ArrayNode changed = new TestsetDelta(json("{'columns':{'add':['b']}}")).apply(base);
        assertEquals(json("{'src':'manual'}"), changed.get(0).get("tags"));
    }

    @Test
    void theBaseStaysAsItWas() {
        ArrayNode before = base.deepCopy();
        new TestsetDelta(json("{'columns':{'remove':['country']}}")).apply(base);
        assertEquals(before, base);
    }

    private void assertRows(String expected, String delta) {
        ArrayNode changed = new TestsetDelta(json(delta)).apply(base);
        ArrayNode data = ExactJson.MAPPER.createArrayNode();
        changed.forEach(row -> data.add(row.get("data")));
        assertEquals(expected.replace('\'', '"'), data.toString());
    }

    private static Testcase row(String id, String data, String tags) {
        return new Testcase(UUID.fromString(id), new UUID(0, 9), data.replace('\'', '"'), null,
                tags == null ? null : tags.replace('\'', '"'), null, Instant.EPOCH, new UUID(0, 8));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) ExactJson.read(text.replace('\'', '"'));
    }
}
