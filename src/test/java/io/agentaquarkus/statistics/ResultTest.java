package io.agentaquarkus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;

import io.agentaquarkus.problem.Problem;

/** What is computed of the values of a metric. */
class ResultTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void statisticsOfOneValue() {
        JsonNode result = result("{'type':'numeric/continuous'}", "7");
        assertEquals(json("{'count':1,'sum':7,'mean':7,'min':7,'max':7,'range':0}"),
                without(result, "pcts", "iqrs", "pscs", "hist"));
        assertEquals(27, result.get("pcts").size());
        result.get("pcts").forEach(value -> assertEquals(7, value.doubleValue()));
        assertEquals(8, result.get("iqrs").size());
        result.get("iqrs").forEach(value -> assertEquals(0, value.doubleValue()));
        assertEquals(8, result.get("pscs").size());
        result.get("pscs").forEach(value -> assertEquals(0, value.doubleValue()));
        assertEquals(json("[{'bin':1,'count':1,'interval':[7,7],'density':1.0}]"), result.get("hist"));
    }

    @Test
    void percentilesLieBetweenValues() {
        JsonNode pcts = result("{'type':'numeric/discrete'}", "4", "1", "3", "2").get("pcts");
        assertEquals(List.of(1.0015, 1.3, 1.75, 2.5, 3.25, 3.7), List.of(number(pcts, "p00.05"), number(pcts, "p10"),
                number(pcts, "p25"), number(pcts, "p50"), number(pcts, "p75"), number(pcts, "p90")));
    }

    @ParameterizedTest
    @CsvSource({ "-1 1 2, false", "0 0 0, true", "0 0 5, false", "1 1 200, false", "1 2 3, true", "-3 -2 -1, true",
            "0 1 2, true" })
    void rangesAreMeasuredByAMedianThatIsOne(String values, boolean measured) {
        assertEquals(measured, result("{'type':'numeric/continuous'}", values.split(" ")).has("pscs"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            // The root of the number of values, rounded up.
            "{} | 1 2 3 4 5 | 1 2.33 2; 2.33 3.67 1; 3.67 5 2",
            "{'bins':2} | 0 1 2 3 4 | 0 2 2; 2 4 3",
            "{'bins':3} | 5 5 5 | 5 5 3",
            // Below in none, above in the last.
            "{'bins':2,'vmin':1,'vmax':3} | 0 1 2 3 9 | 1 2 1; 2 3 3",
            "{'bins':2,'vmin':10} | 0 1 2 | 10 2 0",
            "{'bins':3,'edge':false} | 0 1 2 3 4 | 0 1 1; 1 3 2; 3 4 2",
            "{'bins':1,'edge':false} | 0 1 2 | 0 2 3" })
    void histograms(String spec, String values, String bins) {
        List<String> seen = new ArrayList<>();
        JsonNode given = json(spec);
        ((ObjectNode) given).put("type", "numeric/continuous");
        for (JsonNode bin : result(given.toString(), values.split(" ")).get("hist")) {
            seen.add(rounded(bin.get("interval").get(0)) + " " + rounded(bin.get("interval").get(1)) + " " + bin.get("count"));
        }
        assertEquals(bins, String.join("; ", seen));
    }

    @Test
    void densitiesAreOfWhatIsInBins() {
        JsonNode hist = result("{'type':'numeric/continuous','bins':2,'vmin':1,'vmax':3}", "0", "1", "2", "3").get("hist");
        assertEquals(0.33333, hist.get(0).get("density").doubleValue());
        assertEquals(0.66667, hist.get(1).get("density").doubleValue());
        assertEquals(0,
                result("{'type':'numeric/continuous','vmin':5}", "1", "2").get("hist").get(0).get("density").doubleValue());
    }

    @Test
    void frequenciesFallAndEqualOnesRise() {
        assertEquals(json("{'count':6,'freq':[{'value':'b','count':3,'density':0.5},{'value':'A','count':1,'density':0.16667},"
                + "{'value':'a','count':1,'density':0.16667},{'value':'ä','count':1,'density':0.16667}],'uniq':['b','A','a','ä']}"),
                result("{'type':'categorical/single'}", "'b'", "'ä'", "'a'", "'b'", "'A'", "'b'"));
        JsonNode discrete = result("{'type':'numeric/discrete'}", "10", "9", "2.0", "2", "-0.0", "0");
        assertEquals("[0,2,9,10]", discrete.get("uniq").toString());
    }

    @Test
    void truthValuesAlwaysStandBoth() {
        assertEquals(json("{'count':1,'freq':[{'value':true,'count':0,'density':0.0},{'value':false,'count':1,'density':1.0}],"
                + "'uniq':[true,false]}"), result("{'type':'binary'}", "false"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "numeric/continuous | 3", "numeric/discrete | 3", "categorical/single | 2",
            "categorical/multiple | 3", "binary | 1", "string | 2", "json | 1" })
    void valuesOfOtherTypesAreNone(String type, int count) {
        String[] mixed = { "1", "2.5", "-3e4", "'a'", "''", "true", "null", "{'x':1}", "['a',1,'b',['c'],'a']", "1e999", "[]" };
        assertEquals(count, result("{'type':'" + type + "'}", mixed).get("count").intValue());
        assertNull(accumulated("{'type':'" + type + "'}", "null").result());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "a.b | 1", "attributes.a.b | 1", "list.1.x | 2", "list.2 | -",
            "list.x | -", "list.-1 | -",
            "a.b.c | -", "a..b | -", "`` | -", "dotted.name | -", "deep.0 | 3", "a.attributes.b | -",
            "attributes.attributes.b | 4" })
    void paths(String path, String found) {
        JsonNode attributes = json(
                "{'a':{'b':1},'list':[{'x':1},{'x':2}],'dotted.name':9,'deep':{'0':3},'attributes':{'b':4}}");
        JsonNode value = MetricSpec.of(JSON.createObjectNode().put("type", "json").put("path", path)).find(attributes);
        assertEquals(found, value == null ? "-" : value.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "categorical/single", "numeric/discrete" })
    void tooManyDifferentValuesAreRefused(String type) {
        Budget budget = new Budget();
        MetricSpec spec = spec("{'type':'" + type + "'}");
        Problem refusal = assertThrows(Problem.class, () -> {
            Accumulator accumulator = Accumulator.of(spec, budget);
            for (int i = 0; i < 2_000_000; i++) {
                accumulator.add(spec.type().isNumeric() ? JSON.getNodeFactory().numberNode(i)
                        : JSON.getNodeFactory().textNode("value " + i), 1);
            }
            accumulator.result();
        });
        assertEquals(400, refusal.status());
        assertTrue(refusal.detail().toString().startsWith("There are too many values."));
    }

    @Test
    void aSumBeyondAllNumbersIsNull() {
        JsonNode result = result("{'type':'numeric/continuous'}", "1.7e308", "1.7e308");
        assertTrue(result.get("sum").isNull());
        assertFalse(result.get("max").isNull());
    }

    private static JsonNode result(String spec, String... values) {
        return written(accumulated(spec, values).result().members());
    }

    private static Accumulator accumulated(String spec, String... values) {
        Accumulator accumulator = Accumulator.of(spec(spec), new Budget());
        for (String value : values) {
            accumulator.add(json(value), 1);
        }
        return accumulator;
    }

    private static MetricSpec spec(String spec) {
        return MetricSpec.of(json(spec));
    }

    private static JsonNode written(Map<String, Result.Json> members) {
        try (TokenBuffer buffer = new TokenBuffer(JSON, false)) {
            JsonGenerator out = buffer;
            out.writeStartObject();
            for (Map.Entry<String, Result.Json> member : members.entrySet()) {
                out.writeFieldName(member.getKey());
                member.getValue().write(out);
            }
            out.writeEndObject();
            // As text and back, so that numbers have the types that a client sees.
            return JSON.readTree(JSON.readTree(buffer.asParser()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode without(JsonNode object, String... names) {
        return ((ObjectNode) object.deepCopy()).without(List.of(names));
    }

    private static double number(JsonNode object, String name) {
        return Math.round(object.get(name).doubleValue() * 1e6) / 1e6;
    }

    private static String rounded(JsonNode number) {
        double value = Math.round(number.doubleValue() * 100) / 100.0;
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
