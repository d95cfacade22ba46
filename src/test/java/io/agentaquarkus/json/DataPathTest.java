package io.agentaquarkus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

class DataPathTest {

    private static final JsonNode DATA = ExactJson
            .read("""
                    {"a": 1, "b": {"c": [10, 20, {"d": "x"}]}, "a.b": "dotted", "x": {"y.z": 2, "": 3}, "n": null, "list": [[1, 2], [3]],
                     "people": [{"name": "Ada", "age": 36, "tags": ["x"]}, {"name": "Bob", "age": 41}], "0": "zero", "~t": 1, "s/l": 2,
                     "": "blank", "$k": 7, "price": 1.50}
                    """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "a | 1", "b.c | [10,20,{\"d\":\"x\"}]", "b.c.0 | 10", "b.c.2.d | \"x\"", "a.b | \"dotted\"", "n | null",
            "x. | {\"y.z\":2,\"\":3}", ".a | 1", "b..c.1 | 20", "0 | \"zero\"", "list.0.1 | 2", "~t | 1", "s/l | 2",
            "price | 1.50" })
    void namesWithDots(String path, String value) {
        assertEquals(value, find(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/a | 1", "/b/c/2/d | \"x\"", "/s~1l | 2", "/~0t | 1", "/ | \"blank\"", "/n | null", "/x/y.z | 2", "/x/ | 3",
            "/a.b | \"dotted\"", "/0 | \"zero\"" })
    void jsonPointers(String path, String value) {
        assertEquals(value, find(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "$.a | 1", "$.b.c[0] | 10", "$.b.c[-1].d | \"x\"", "$['a.b'] | \"dotted\"", "$.x['y.z'] | 2", "$.n | null",
            "$.people[*].name | [\"Ada\",\"Bob\"]", "$.people[?(@.age > 40)].name | \"Bob\"", "$..d | \"x\"",
            "$..name | [\"Ada\",\"Bob\"]", "$.list[*][*] | [1,2,3]", "$.b.c[0:2] | [10,20]", "$['$k'] | 7",
            "$.people[*].tags | [\"x\"]", "$.people[?@.age > 40].name | \"Bob\"", "$.people[?@['tags']].name | \"Ada\"",
            "$.people[?@.tags[?@ == 'x']] | {\"name\":\"Ada\",\"age\":36,\"tags\":[\"x\"]}", "$.price | 1.50" })
    void jsonPathGivesOneMatchAsItIsAndSeveralAsAList(String path, String value) {
        assertEquals(value, find(path));
    }

    @ParameterizedTest
    @ValueSource(strings = { "$.people[?(@.name == 'Ada' || @.age == 41)].age", "$.people[?@.name == 'Ada' || @.age == 41].age",
            "$.people[?(@.name == 'Ada') || (@.age == 41)].age" })
    void filtersWithAndWithoutParentheses(String path) {
        assertEquals("[36,41]", find(path));
    }

    @Test
    void theRoot() {
        assertEquals(Optional.of(DATA), DataPath.find(DATA, "$"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "..", "missing", "b.c.3", "b.c.-1", "b.c.x", "b.c.99999999999", "n.x", "a.x", "x.y.z",
            "list[0]", "b[c]", "]", "people.name", "/b/c/-", "/b/c/9", "/b/c/01", "/b/c/-1", "/missing", "//", "/people/name",
            "$x", "$k", "$.", "$[", "$..", "$.missing", "$.b.c[9]", "$.people[?(@.none)]", "$.people[?(",
            "$.people[?@.name == ']'].age", "$.people[?", "$.a.b", "$.n.x" })
    void whatIsNotThere(String path) {
        assertEquals(Optional.empty(), DataPath.find(DATA, path));
    }

    @ParameterizedTest
    @ValueSource(strings = { "$.people[?(@.name =~ /(A+)+$/)]", "$..a..b..c" })
    void pathsThatCouldTakeForEverAreNotFollowed(String path) {
        assertEquals(Optional.empty(), DataPath.find(DATA, path));
    }

    @Test
    void aPathOfManyBracketsEnds() {
        String path = "$.people[?(" + "(".repeat(100_000) + "@.age" + ")".repeat(100_000) + ")]";
        assertEquals(Optional.empty(), assertTimeoutPreemptively(Duration.ofSeconds(30), () -> DataPath.find(DATA, path)));
    }

    private static String find(String path) {
        return DataPath.find(DATA, path).orElseThrow().toString();
    }
}
