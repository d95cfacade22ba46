package io.agentaquarkus.evaluation.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.json.ExactJson;

/** Which metric follows from which schema. */
class OutputMetricsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'type':'object','properties':{'a':{'type':'number'},'b':{'type':'object','properties':{'c':{'type':'integer'},'d':{'type':'boolean'}}}}} | a CONTINUOUS, b.c DISCRETE, b.d BINARY",
            "{'type':'object','properties':{'a':{'type':'object'},'b':{'type':'object','properties':{}}}} | a JSON, b JSON",
            "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'string','enum':['x']}}} | a STRING, b SINGLE",
            "{'type':'object','properties':{'a':{'type':'array','items':{'type':'string','enum':['x']}},'b':{'type':'array','items':{'type':'string'}},'c':{'type':'array'}}} | a MULTIPLE",
            "{'type':'object','properties':{'a':{'type':['number','string']},'b':{},'c':{'anyOf':[{'type':'number'}]},'d':{'type':'null'}}} | ``",
            "{'type':'string'} | ` STRING`",
            "{} | ``" })
    void metrics(String schema, String expected) {
        assertEquals(expected, OutputMetrics.of(ExactJson.read(schema.replace('\'', '"'))).stream()
                .map(metric -> metric.path() + " " + metric.type()).collect(Collectors.joining(", ")));
    }
}
