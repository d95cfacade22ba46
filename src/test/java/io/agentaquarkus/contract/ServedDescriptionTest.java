package io.agentaquarkus.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

class ServedDescriptionTest {

    private static final String CONTRACT = """
            {'servers': [{'url': '/api'}], 'security': [{'Key': []}],
             'paths': {
               '/things/': {'post': {'operationId': 'create_thing', 'tags': ['Things'],
                 'requestBody': {'required': true, 'content': {'application/json': {'schema': {'$ref': '#/components/schemas/Thing'}}}},
                 'responses': {'200': {'description': 'OK'}}}},
               '/things/{thing_id}': {
                 'get': {'operationId': 'fetch_thing', 'tags': ['Things'],
                   'parameters': [{'name': 'thing_id', 'in': 'path', 'required': true, 'schema': {'type': 'string'}}],
                   'responses': {'200': {'description': 'OK'}}},
                 'delete': {'operationId': 'delete_thing', 'tags': ['Things'], 'responses': {'204': {'description': 'No Content'}}}}},
             'components': {'securitySchemes': {'Key': {'type': 'apiKey'}}, 'schemas': {
               'Thing': {'type': 'object', 'required': ['parts'], 'properties': {'parts': {'type': 'array', 'items': {'$ref': '#/components/schemas/Part'}}}},
               'Part': {'type': 'object', 'properties': {'whole': {'$ref': '#/components/schemas/Thing'}}},
               'Unused': {'type': 'object'}}}}
            """;

    private static final String FOUND = """
            {'info': {'title': 'ours'},
             'paths': {
               '/things': {'post': {'operationId': 'create', 'tags': ['Things Resource'], 'responses': {}}},
               '/things/{id}': {
                 'get': {'operationId': 'fetch', 'responses': {}},
                 'patch': {'operationId': 'own', 'responses': {'200': {'content': {'a/b': {'schema': {'$ref': '#/components/schemas/Own'}}}}}}}},
             'components': {'schemas': {'Own': {'type': 'string'}, 'Thing': {'type': 'string'}, 'Buffer': {'type': 'string'}}}}
            """;

    private final JsonNode contract = Checks.json(CONTRACT);
    private final JsonNode served = served();

    @Test
    void whatTheContractKnowsIsDescribedByIt() {
        assertEquals(contract.get("paths").get("/things/"), served.get("paths").get("/things/"));
        assertEquals(contract.get("paths").get("/things/{thing_id}").get("get"),
                served.get("paths").get("/things/{thing_id}").get("get"));
        assertEquals("[{'url':'/api'}] [{'Key':[]}] {'title':'ours'}",
                (served.get("servers") + " " + served.get("security") + " " + served.get("info")).replace('"', '\''));
    }

    @Test
    void whatTheServerDoesNotHaveIsLeftOut() {
        assertEquals(Set.of("get"), names(served.get("paths").get("/things/{thing_id}")));
    }

    @Test
    void whatTheContractDoesNotKnowStays() {
        assertEquals("own", served.get("paths").get("/things/{id}").get("patch").get("operationId").asText());
        assertEquals(Set.of("/things/", "/things/{id}", "/things/{thing_id}"), names(served.get("paths")));
    }

    @Test
    void schemasThatNothingRefersToAreLeftOut() {
        assertEquals(Set.of("Own", "Part", "Thing"), names(served.get("components").get("schemas")));
        assertEquals("object", served.get("components").get("schemas").get("Thing").get("type").asText());
    }

    @Test
    void aComparisonNamesWhatIsMissing() {
        assertEquals(Set.of("delete /things/{thing_id}"), Promises.missing(contract, served, Set.of("Things")));
    }

    @Test
    void aComparisonReachesMembersOfMembers() {
        ObjectNode narrowed = served();
        ObjectNode schemas = (ObjectNode) narrowed.get("components").get("schemas");
        ((ObjectNode) schemas.get("Thing")).remove("required");
        ((ObjectNode) schemas.get("Part").get("properties")).removeAll();
        ((ObjectNode) narrowed.get("paths").get("/things/{thing_id}").get("get")).remove("parameters");
        assertEquals(Set.of("get /things/{thing_id}: path parameter thing_id is required",
                "post /things/: Part has member whole", "post /things/: Part.whole has Thing",
                "post /things/: Thing requires parts"), Promises.missing(served, narrowed, Set.of("Things")));
    }

    private ObjectNode served() {
        ObjectNode document = (ObjectNode) Checks.json(FOUND);
        new ServedDescription(Checks.json(CONTRACT), "", path -> true).describe(document);
        return document;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
