package io.agentaquarkus.span.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.problem.Problem;

class FilterParserTest {

    private static final String A = "{'field':'span_name','value':'a'}";
    private static final String B = "{'field':'span_name','value':'b'}";

    @Test
    void notMeansNoneOfTheConditions() {
        Filter a = only(A);
        Filter b = only(B);
        assertEquals(new Filter.Not(new Filter.Or(List.of(a, b))), parse("not", A, B));
        assertEquals(new Filter.Not(new Filter.Or(List.of(a, b))), parse("nor", A, B));
        assertEquals(new Filter.Not(new Filter.And(List.of(a, b))), parse("nand", A, B));
    }

    @ParameterizedTest
    @ValueSource(strings = { "and", "or", "not", "nand", "nor" })
    void noConditionIsNoRestriction(String operator) {
        assertEquals(Filter.ANYTHING, parse(operator));
        assertEquals(Filter.ANYTHING, parse(operator, "{'conditions':[]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'field':'trace_id','value':'nope'}", "{'field':'span_id','operator':'in','value':['nope']}",
            "{'field':'trace_id','operator':'is_not','value':'nope'}", "{'field':'created_by_id','value':'nope'}",
            "{'field':'start_time','operator':'gt','value':'yesterday'}" })
    void whatNoSpanCanHaveMatchesNothingWhereverItStands(String condition) {
        assertEquals(Filter.NOTHING, parse("and", condition));
        assertEquals(Filter.NOTHING, parse("or", A, condition));
        assertEquals(Filter.NOTHING, parse("not", condition));
        assertEquals(Filter.NOTHING, parse("or", A, "{'operator':'not','conditions':[" + condition + "]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'field':'no_such_field'}|Unknown field 'no_such_field' in a filter.",
            "{'feild':'span_name'}|Unknown member 'feild' of a filter: use one of [operator, conditions].",
            "{'field':'span_name','valeu':1}|Unknown member 'valeu' of a condition: use one of [field, key, operator, value, options].",
            "{'conditions':'x'}|'conditions' of a filter must be a list.",
            "{'field':'trace_id','operator':'exists'}|'trace_id' is required and thus never null.",
            "{'field':'span_id','operator':'in'}|'span_id' is required and thus never null.",
            "{'field':'parent_id','operator':'in'}|'parent_id' value must be a list for the operator 'in'.",
            "{'field':'span_type','operator':'in','value':'chat'}|'span_type' value must be a list for the operator 'in'.",
            "{'field':'span_name','operator':'not_in','value':'a'}|'span_name' value must be a list for the operator 'not_in'.",
            "{'field':'start_time','operator':'btwn','value':[1700000000]}|'start_time' value must be a list of two for the operator 'btwn'.",
            "{'field':'attributes','key':'n','operator':'btwn','value':3}|'attributes' value must be a list of two for the operator 'btwn'.",
            "{'field':'attributes','key':'n','operator':'btwn','value':{'a':1,'b':2}}|'attributes' value must be a list of two for the operator 'btwn'.",
            "{'field':'attributes','key':'n','operator':'has','value':3}|'attributes' has no dict operators: use 'exists' or 'is' with a key.",
            "{'field':'references','operator':'in','value':[{'slug':'not safe!'}]}|'references' value must be one or more (possibly partial) references." })
    void whatCannotBeReadIsRefused(String condition, String refusal) {
        Problem problem = assertThrows(Problem.class, () -> parse("and", condition));
        assertEquals(400, problem.status());
        assertEquals(refusal, problem.detail());
    }

    private static Filter only(String condition) {
        return ((Filter.And) parse("and", condition)).filters().get(0);
    }

    private static Filter parse(String operator, String... conditions) {
        try {
            return FilterParser.parse(new ObjectMapper().readTree(("{'operator':'" + operator + "','conditions':["
                    + String.join(",", conditions) + "]}").replace('\'', '"')));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
