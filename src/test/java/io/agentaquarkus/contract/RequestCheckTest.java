package io.agentaquarkus.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.problem.Problem;

/** Requests against the published description itself. */
class RequestCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract CONTRACT = new Contract();

    @Test
    void operationsAreFoundWhateverTheirParametersAreCalled() {
        assertEquals("fetch_span", CONTRACT.operation("GET", "/spans/{a}/{b}").name());
        assertNull(CONTRACT.operation("GET", "/no/such/route"));
        assertNull(CONTRACT.operation("PATCH", "/spans/query"));
    }

    @Test
    void aValidBodyIsPassedOnAsItIs() {
        byte[] body = bytes("{ \"windowing\" : { \"limit\" : 5 }, \"other\": 1.50 }");
        assertSame(body, check("POST", "/spans/query").body(body, true));
    }

    @Test
    void aConvertedBodyIsPassedOnConverted() {
        assertEquals("{\"windowing\":{\"limit\":5,\"newest\":\"2026-11-01T00:00:00Z\"},\"other\":[1.50,1.0,1]}",
                new String(check("POST", "/spans/query")
                        .body(bytes(
                                "{ \"windowing\" : { \"limit\" : \"5\", \"newest\": \"2026-11-01\" }, \"other\": [1.50, 1.0, 1] }"),
                                true),
                        StandardCharsets.UTF_8));
    }

    @Test
    void anAbsentBodyIsAMistakeOnlyWhereOneIsRequired() {
        RequestCheck optional = check("POST", "/spans/query");
        optional.body(new byte[0], true);
        optional.body(bytes("null"), true);
        optional.finish();
        for (String body : List.of("", "null")) {
            RequestCheck required = check("POST", "/traces");
            required.body(bytes(body), true);
            assertRefused("[{'type':'missing','loc':['body'],'msg':'Field required','input':null}]", required);
        }
    }

    @Test
    void aBodyThatIsNotSaidToBeJsonIsText() {
        RequestCheck check = check("POST", "/spans/query");
        check.body(bytes("{}"), false);
        assertRefused("[{'type':'model_attributes_type','loc':['body'],"
                + "'msg':'Input should be a valid dictionary or object to extract fields from','input':'{}'}]", check);
    }

    @Test
    void malformedJsonIsLocated() {
        assertMalformed(14, "Expecting value", bytes("{\"filtering\": "));
        assertMalformed(3, "Expecting value", bytes("   "));
        assertMalformed(3, "Extra data", bytes("{} x"));
        assertMalformed(1_000, "Nested too deeply", bytes("[".repeat(500_000)));
    }

    @Test
    void whatTheParserRefusesForAnotherReasonIsSaid() {
        assertMalformed(0, "Invalid UTF-8 start byte 0xff", new byte[] { '[', '"', (byte) 0xff, '"', ']' });
        assertMalformed(0, "Number value length (2000) exceeds the maximum allowed (1000, from"
                + " `StreamReadConstraints.getMaxNumberLength()`)", bytes("9".repeat(2_000)));
    }

    @Test
    void pathQueryAndBodyAreCheckedTogether() {
        RequestCheck check = check("POST", "/tracing/spans/query");
        check.query(Map.of("focus", List.of("span", "tree"), "limit", List.of("many")));
        assertRefused("[{'type':'enum','loc':['query','focus'],'msg':'Input should be 'trace' or 'span'','input':'tree',"
                + "'ctx':{'expected':''trace' or 'span''}},{'type':'int_parsing','loc':['query','limit'],"
                + "'msg':'Input should be a valid integer, unable to parse string as an integer','input':'many'}]", check);
    }

    @Test
    void everyOperationCanBeCompiled() {
        ContractDocument.read().get("paths").properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(
                method -> assertNotNull(CONTRACT.operation(method, path.getKey()), path.getKey())));
    }

    private static RequestCheck check(String method, String path) {
        return new RequestCheck(CONTRACT.operation(method, path));
    }

    private static void assertMalformed(int position, String message, byte[] body) {
        Problem refusal = assertThrows(Problem.class, () -> check("POST", "/spans/query").body(body, true));
        assertEquals(422, refusal.status());
        assertEquals(
                "[{'type':'json_invalid','loc':['body'," + position + "],'msg':'JSON decode error','input':{},'ctx':{'error':'"
                        + message + "'}}]",
                JSON.valueToTree(refusal.detail()).toString().replace('"', '\''));
    }

    private static void assertRefused(String violations, RequestCheck check) {
        Problem refusal = assertThrows(Problem.class, check::finish);
        assertEquals(422, refusal.status());
        assertEquals(violations, JSON.valueToTree(refusal.detail()).toString().replace('"', '\''));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
