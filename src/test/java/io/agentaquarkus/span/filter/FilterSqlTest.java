package io.agentaquarkus.span.filter;

import static io.agentaquarkus.span.filter.Filters.condition;
import static io.agentaquarkus.span.filter.Filters.filter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.Filter.And;

class FilterSqlTest {

    /** Closes whatever quote or comment it might be put into. */
    private static final String HOSTILE = "zz\\\"; drop table span; --";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'field':'parent_id','value':null | (nullif(parent_id, 0) is null) | []",
            "'field':'span_id','value':'00000000000000ff' | (span_id = $1::int8) | [255]",
            "'field':'trace_id','operator':'in','value':['f5a2efb40895881e938e2ebc070beca8'] | (trace_id = $1::uuid) | [f5a2efb4-0895-881e-938e-2ebc070beca8]",
            "'field':'span_type','operator':'not_in','value':['chat','tool'] | (span_type <> $1::int2 and span_type <> $2::int2) | [9, 4]",
            "'field':'span_name','operator':'gt','value':'x' | (span_name collate \"C\" > $1) | [x]",
            "'field':'session_id','operator':'exists' | (session_id collate \"C\" is not null) | []",
            "'field':'span_name','operator':'contains','value':'x' | (span_name collate \"C\" ilike $1) | [%x%]",
            "'field':'span_name','operator':'contains','value':'x','options':{'case_sensitive':true} | (span_name collate \"C\" like $1) | [%x%]",
            "'field':'start_time','operator':'btwn','value':[1700000000,1700000001] | ((start_ns / 1000 + (start_ns % 1000 > 500)::int) between $1::int8 and $2::int8) | [1700000000000000, 1700000001000000]",
            "'field':'references','operator':'in','value':[{'slug':'x'}] | (coalesce(refs @> $1::text::jsonb, false)) | [[{\"slug\":\"x\"}]]",
            "'field':'hashes','operator':'not_in','value':['x'] | (coalesce(not (hashes @> $1::text::jsonb), true)) | [[{\"id\":\"x\"}]]",
            "'field':'links','key':'attributes.key','operator':'has_not','value':'x' | (not (links @> $1::text::jsonb)) | [[{\"attributes\":{\"key\":\"x\"}}]]" })
    void conditionsOnColumns(String condition, String sql, String parameters) {
        List<Object> bound = new ArrayList<>();
        FilterSql filter = new FilterSql(condition(condition), bound);
        assertEquals(List.of(sql), filter.conditions());
        assertEquals(parameters, bound.toString());
        assertEquals(Filter.ANYTHING, filter.residual());
    }

    @Test
    void parametersContinueThoseOfTheStatement() {
        List<Object> bound = new ArrayList<>(List.of("project"));
        assertEquals(List.of("(span_name collate \"C\" = $2)"),
                new FilterSql(condition("'field':'span_name','value':'x'"), bound).conditions());
        assertEquals(List.of("project", "x"), bound);
    }

    @Test
    void whatOnlyTheServerCanDecideStaysBehind() {
        String name = "{'field':'span_name','value':'x'}";
        String attribute = "{'field':'attributes','key':'a','value':1}";
        List<Object> bound = new ArrayList<>();
        FilterSql split = new FilterSql(filter("{'conditions':[" + name + "," + attribute + "]}"), bound);
        assertEquals(1, split.conditions().size());
        assertEquals(filter("{'conditions':[" + attribute + "]}"), split.residual());
        for (String undecided : List.of("{'operator':'or','conditions':[" + name + "," + attribute + "]}",
                "{'operator':'not','conditions':[" + attribute + "]}",
                "{'conditions':[{'field':'content','operator':'contains','value':'x'}]}",
                "{'conditions':[{'field':'events','operator':'exists'}]}",
                "{'conditions':[{'field':'span_name','operator':'contains','value':'é'}]}")) {
            FilterSql sql = new FilterSql(filter(undecided), bound);
            assertEquals(List.of(), sql.conditions());
            assertFalse(sql.residual().equals(Filter.ANYTHING));
        }
    }

    @Test
    void groupsKeepTheirBrackets() {
        assertEquals(List.of("not (((span_name collate \"C\" = $1) or (span_kind = $2::int2)))"),
                new FilterSql(filter("{'conditions':[{'operator':'not','conditions':[{'operator':'or','conditions':["
                        + "{'field':'span_name','value':'x'},{'field':'span_kind','value':'SPAN_KIND_CLIENT'}]}]}]}"),
                        new ArrayList<>()).conditions());
        assertEquals(List.of("false"), new FilterSql(new And(List.of(Filter.NOTHING)), new ArrayList<>()).conditions());
        assertEquals(List.of(), new FilterSql(Filter.ANYTHING, new ArrayList<>()).conditions());
    }

    /** Whatever a request says reaches the database as a bound value, never as a part of the statement. */
    @ParameterizedTest
    @EnumSource(SpanField.class)
    void nothingOfARequestBecomesSql(SpanField field) {
        int pushed = 0;
        for (Operator operator : Operator.values()) {
            for (String value : List.of("'" + HOSTILE + "'", "['" + HOSTILE + "']",
                    "[{'slug':'zz','version':'" + HOSTILE + "'}]",
                    "[{'id':'" + HOSTILE + "'}]", "[{'name':'" + HOSTILE + "'}]", "['" + HOSTILE + "','" + HOSTILE + "']",
                    "null")) {
                for (String key : List.of("", "'key':'" + HOSTILE + "',", "'key':'attributes." + HOSTILE + "',")) {
                    try {
                        String sql = new FilterSql(condition("'field':'" + field.word() + "'," + key + "'operator':'"
                                + operator.name().toLowerCase() + "','value':" + value), new ArrayList<>()).conditions()
                                .toString();
                        assertFalse(sql.contains("zz") || sql.contains(";") || sql.contains("--"), sql);
                        pushed++;
                    } catch (Problem refused) {
                        assertEquals(400, refused.status());
                    }
                }
            }
        }
        assertTrue(pushed > 0);
    }
}
