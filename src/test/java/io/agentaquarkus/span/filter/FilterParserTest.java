package io.agentaquarkus.span.filter;

import static io.agentaquarkus.span.filter.Filters.condition;
import static io.agentaquarkus.span.filter.Filters.filter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.Filter.And;
import io.agentaquarkus.span.filter.Filter.Not;
import io.agentaquarkus.span.filter.Filter.Or;

class FilterParserTest {

    private static final String NAME = "'field':'span_name','value':'x'";
    private static final Filter NAME_IS_X = ((And) condition(NAME)).filters().get(0);

    @Test
    void groups() {
        String two = "'conditions':[{" + NAME + "},{" + NAME + "}]";
        List<Filter> both = List.of(NAME_IS_X, NAME_IS_X);
        assertEquals(new And(both), filter("{" + two + "}"));
        assertEquals(new And(both), filter("{'operator':null," + two + "}"));
        assertEquals(new And(both), filter("{'operator':'and'," + two + "}"));
        assertEquals(new Or(both), filter("{'operator':'or'," + two + "}"));
        assertEquals(new Not(new And(both)), filter("{'operator':'nand'," + two + "}"));
        assertEquals(new Not(new Or(both)), filter("{'operator':'not'," + two + "}"));
        assertEquals(new Not(new Or(both)), filter("{'operator':'nor'," + two + "}"));
        assertEquals(new And(List.of(new Or(both))), filter("{'conditions':[{'operator':'or'," + two + "}]}"));
    }

    @Test
    void whatHasNoConditionsRestrictsNothing() {
        for (String text : List.of("null", "{}", "{'operator':'not','conditions':[]}", "{'operator':'or','conditions':null}",
                "{'operator':'nor','conditions':[{'conditions':[]}]}")) {
            assertEquals(Filter.ANYTHING, filter(text));
        }
        assertEquals(Filter.ANYTHING, FilterParser.parse(null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "'trace_id','value':'nope'", "'span_id','operator':'in','value':['nope']",
            "'trace_id','operator':'is_not','value':'nope'", "'span_id','operator':'not_in','value':[null]",
            "'created_by_id','value':5", "'start_time','operator':'gt','value':'soon'" })
    void whatNoSpanCanHaveMatchesNothingWhereverItStands(String condition) {
        String impossible = "{'field':" + condition + "}";
        for (String conditions : List.of("[" + impossible + "]", "[{" + NAME + "}," + impossible + "]",
                "[{" + NAME + "},{'operator':'not','conditions':[" + impossible + "]}]")) {
            for (String operator : List.of("and", "or", "not", "nand", "nor")) {
                assertEquals(Filter.NOTHING, filter("{'operator':'" + operator + "','conditions':" + conditions + "}"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'trace_id','operator':'exists'              | 'trace_id' is required and thus never null.",
            "'span_id','value':null                      | 'span_id' is required and thus never null.",
            "'span_id','operator':'startswith','value':'a' | 'span_id' only supports comparison and list operators.",
            "'parent_id','operator':'in'                 | 'parent_id' value must be a list for the operator 'in'.",
            "'attributes','key':'n','operator':'btwn','value':{'a':1,'b':2} | 'attributes' value must be a list of two for the operator 'btwn'.",
            "'parent_id','operator':'gt','value':'a'     | 'parent_id' only supports comparison and list operators.",
            "'trace_type','operator':'like','value':'a'  | 'trace_type' only supports comparison and list operators.",
            "'span_type','value':'made-up'               | Unsupported condition value: 'made-up'",
            "'span_kind','operator':'in','value':['SPAN_KIND_SERVER','X'] | Unsupported condition value: 'X'",
            "'status_code','value':2                     | Unsupported condition value: '2'",
            "'session_id','operator':'has','value':'a'   | 'status_message' only supports comparison, numeric, string, list, and existence operators.",
            "'span_name','operator':'gt'                 | 'status_message' value is required and thus never null for numeric, string, and list operators.",
            "'user_id','operator':'exists','value':'a'   | 'status_message' value is not supported for existence operators.",
            "'span_name','operator':'contains','value':['a'] | 'span_name' value must be a text, a number or a boolean.",
            "'span_name','value':{'a':1}                 | 'span_name' value must be a text, a number or a boolean.",
            "'span_name','operator':'in','value':'llm'   | 'span_name' value must be a list for the operator 'in'.",
            "'agent_id','operator':'not_in','value':[['a']] | 'agent_id' value must be a text, a number or a boolean.",
            "'start_time','operator':'exists'            | 'start_time' only supports comparison, numeric, string, and list operators.",
            "'end_time','operator':'startswith','value':5 | 'end_time' only supports string operators with string values.",
            "'start_time','operator':'gt','value':123456 | Timestamp 123456 is ambiguous.",
            "'start_time','operator':'btwn','value':[1700000000] | 'start_time' value must be a list of two for the operator 'btwn'.",
            "'created_by_id','operator':'gt','value':'a' | 'created_by_id' only supports comparison, list, and existence operators.",
            "'updated_by_id','operator':'in','value':null | 'updated_by_id' value is required and thus never null for list operators.",
            "'attributes','operator':'exists'            | 'attributes' key is required and thus never null.",
            "'attributes','key':'a','operator':'has'     | 'attributes' has no dict operators: use 'exists' or 'is' with a key.",
            "'attributes','key':'a','operator':'in','value':'x' | 'attributes' value must be a list for the operator 'in'.",
            "'attributes','key':'a','operator':'btwn','value':[1,2,3] | 'attributes' value must be a list of two for the operator 'btwn'.",
            "'attributes','key':'a','operator':'contains','value':{} | 'attributes' value must be a text, a number or a boolean.",
            "'attributes','key':'a','operator':'contains' | 'attributes' value must be a text, a number or a boolean.",
            "'references','value':{'slug':'x'}           | 'references' only supports list, dict, and existence operators.",
            "'references','operator':'in','value':{'slug':'x'} | 'references' value must be one or more (possibly partial) references.",
            "'references','operator':'in','value':['x']  | 'references' value must be one or more (possibly partial) references.",
            "'references','operator':'in','value':[{'id':'bad'}] | 'references' value must be one or more (possibly partial) references.",
            "'references','operator':'in','value':[{'slug':'not safe!'}] | 'references' value must be one or more (possibly partial) references.",
            "'references','key':'attributes.key','operator':'in','value':[] | 'references' key is only supported for dict operators.",
            "'references','key':'slug','operator':'has','value':'x' | 'references' key must be a string in dot notation starting with 'attributes'.",
            "'links','operator':'has','value':'x'        | 'links' key must be a string in dot notation starting with 'attributes'.",
            "'links','operator':'in','value':[{'trace_id':'nope'}] | 'links' value must be one or more (possibly partial) links.",
            "'events','operator':'exists','value':'x'    | 'events' value is not supported for existence operators.",
            "'events','operator':'in','value':['x']      | 'events' value must be one or more (possibly partial) events.",
            "'hashes','operator':'in','value':[5]        | 'hashes' value must be one or more hash ids or partial hashes.",
            "'hashes','key':'slug','operator':'has','value':'x' | 'hashes' key must be 'id' or dot notation under 'attributes'.",
            "'content','value':'x'                       | 'content' only supports full-text search operator: 'contains'.",
            "'content','operator':'contains'             | 'content' value is required and thus never null for full-text search.",
            "'content','operator':'contains','value':5   | 'content' value must be a string for full-text search.",
            "'colour','value':1                          | Unknown field 'colour' in a filter.",
            "'span_name','operator':'resembles'          | Unknown operator 'resembles' on 'span_name'.",
            "'span_name','vlaue':'x'                     | Unknown member 'vlaue' of a condition: use one of [field, key, operator, value, options]." })
    void aConditionThatDoesNotFitItsFieldIsNamed(String condition, String message) {
        assertRefused(message, "{'conditions':[{'field':" + condition + "}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'condition':[]}             | Unknown member 'condition' of a filter: use one of [operator, conditions].",
            "{'conditions':[{'fields':'x'}]} | Unknown member 'fields' of a filter: use one of [operator, conditions].",
            "{'conditions':{'field':'x'}} | 'conditions' of a filter must be a list.",
            "{'conditions':[5]}           | A filter must be an object with 'operator' and 'conditions'.",
            "'x'                          | A filter must be an object with 'operator' and 'conditions'.",
            "{'operator':'xor','conditions':[{'field':'span_name','value':'x'}]} | Unknown operator 'xor' of a filter: use and, or, not, nand or nor." })
    void aFilterOfAnotherShapeIsRefused(String text, String message) {
        assertRefused(message, text);
    }

    @Test
    void filtersAreBounded() {
        String deepest = "{'conditions':[".repeat(32) + "]}".repeat(32);
        assertEquals(Filter.ANYTHING, filter(deepest));
        assertRefused("A filter may be nested 32 deep at most.", "{'conditions':[" + deepest + "]}");
        String many = ("{" + NAME + "},").repeat(1_000);
        assertEquals(1_000, ((And) filter("{'conditions':[" + many.substring(0, many.length() - 1) + "]}")).filters().size());
        assertRefused("A filter may have 1000 conditions at most.", "{'conditions':[" + many + "{" + NAME + "}]}");
    }

    private static void assertRefused(String message, String text) {
        Problem refusal = assertThrows(Problem.class, () -> filter(text));
        assertEquals(message, refusal.detail());
        assertEquals(400, refusal.status());
    }
}
