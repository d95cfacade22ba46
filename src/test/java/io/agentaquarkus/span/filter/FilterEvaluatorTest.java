package io.agentaquarkus.span.filter;

import static io.agentaquarkus.span.filter.Filters.condition;
import static io.agentaquarkus.span.filter.Filters.filter;
import static io.agentaquarkus.span.filter.Filters.stored;
import static io.agentaquarkus.span.filter.Filters.withAttributes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.span.StoredSpan;

class FilterEvaluatorTest {

    private static final String ATTRIBUTES = """
            {'n':3,'f':2.5,'numeric':'10','txt':'Alpha','day':'2026-02-10','ok':true,'nul':null,'list':['a','b',[1]],
             'obj':{'x':1,'y':{'z':'deep'}},'':{'':7},'dotted.key':1}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "n | 'value':3 | true", "n | 'value':3.0 | true", "n | 'value':'3' | false", "ok | 'value':true | true",
            "ok | 'value':1 | false", "nul | 'value':null | true", "none | 'value':null | false",
            "txt | 'value':'alpha' | false",
            "obj | 'value':{'y':{'z':'deep'}} | true", "obj | 'value':{'y':{}} | true", "obj | 'value':{'x':2} | false",
            "list | 'value':['b','a','a'] | true", "list | 'value':[[]] | true", "list | 'value':['c'] | false",
            "list | 'value':'a' | false", "obj.y.z | 'value':'deep' | true", "list.0 | 'value':'a' | false",
            "dotted.key | 'value':1 | false", ". | 'value':7 | true",
            "none | 'operator':'is_not','value':3 | true", "n | 'operator':'is_not','value':3 | false",
            "n | 'operator':'eq','value':3.0 | true", "n | 'operator':'neq','value':4 | true",
            "n | 'operator':'gt','value':2.9 | true",
            "n | 'operator':'lt','value':3 | false", "n | 'operator':'lte','value':3 | true",
            "f | 'operator':'gte','value':2.5 | true",
            "numeric | 'operator':'gt','value':9 | true", "txt | 'operator':'gt','value':1 | false",
            "ok | 'operator':'eq','value':1 | false",
            "ok | 'operator':'eq','value':true | false", "none | 'operator':'neq','value':1 | false",
            "n | 'operator':'btwn','value':[3,4] | true", "n | 'operator':'btwn','value':[4,5] | false",
            "day | 'operator':'gte','value':'2026-02-10' | true",
            "day | 'operator':'btwn','value':['2026-01-01','2026-02-09'] | false",
            "nul | 'operator':'eq','value':'null' | false",
            "txt | 'operator':'startswith','value':'al' | true",
            "txt | 'operator':'startswith','value':'AL','options':{'case_sensitive':true} | true",
            "txt | 'operator':'endswith','value':'HA' | true", "txt | 'operator':'contains','value':'p_a' | true",
            "txt | 'operator':'like','value':'alph' | false", "txt | 'operator':'like','value':'a%' | true",
            "txt | 'operator':'matches','value':'LPH' | true", "n | 'operator':'startswith','value':'3' | true",
            "n | 'operator':'startswith','value':3 | true", "nul | 'operator':'contains','value':'u' | false",
            "list | 'operator':'in','value':['c','b'] | true",
            "list | 'operator':'in','value':['c','b'],'options':{'all':true} | false",
            "list | 'operator':'in','value':['a','b'],'options':{'all':true} | true",
            "list | 'operator':'in','value':[] | false",
            "txt | 'operator':'in','value':['Alpha'] | true", "none | 'operator':'in','value':['a'] | false",
            "list | 'operator':'not_in','value':['c'] | true", "list | 'operator':'not_in','value':['a'] | false",
            "none | 'operator':'not_in','value':['c'] | false",
            "obj.x | 'operator':'exists' | true", "obj.q | 'operator':'exists' | false",
            "obj.q | 'operator':'not_exists' | true",
            "none.q | 'operator':'not_exists' | false", "none | 'operator':'not_exists' | true",
            "nul | 'operator':'exists' | true",
            "txt.q | 'operator':'not_exists' | false" })
    void attributes(String key, String condition, boolean matches) {
        assertMatches(matches, withAttributes(ATTRIBUTES), "'field':'attributes','key':'" + key + "'," + condition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "references | 'operator':'in','value':[{'slug':'app'}] | true",
            "references | 'operator':'in','value':[{'slug':'x'}] | false",
            "references | 'operator':'in','value':[{'slug':'x','version':'2'}] | true",
            "references | 'operator':'in','value':[{'slug':'app'},{'slug':'x'}],'options':{'all':true} | false",
            "references | 'operator':'in','value':[{'id':'31d6cfe04b9011ec800142010a8000b0'}] | true",
            "references | 'operator':'in','value':[] | true",
            "references | 'operator':'not_in','value':[{'slug':'app'}] | false",
            "references | 'operator':'not_in','value':[{'slug':'x'}] | true",
            "references | 'key':'attributes.key','operator':'has','value':'application' | true",
            "references | 'key':'attributes.key','operator':'has_not','value':'application' | false",
            "references | 'operator':'exists' | true", "references | 'operator':'not_exists' | false",
            "links | 'operator':'exists' | false", "links | 'operator':'not_exists' | true",
            "links | 'operator':'in','value':[{'trace_id':'f5a2efb40895881e938e2ebc070beca8'}] | false",
            "links | 'operator':'not_in','value':[{'span_id':'15f3df0731995245'}] | true",
            "links | 'key':'attributes.key','operator':'has_not','value':'x' | false",
            "events | 'operator':'in','value':[{'name':'exception'}] | true",
            "events | 'operator':'in','value':[{'name':'x'}] | false",
            "events | 'key':'attributes.type','operator':'has','value':'IOError' | true",
            "hashes | 'operator':'in','value':['h1'] | true", "hashes | 'operator':'in','value':[{'id':'h2'}] | false",
            "hashes | 'key':'id','operator':'has','value':'h1' | true",
            "content | 'operator':'contains','value':'boom deep' | true",
            "content | 'operator':'contains','value':'key' | false" })
    void elements(String field, String condition, boolean matches) {
        StoredSpan span = stored("{'a':['deep']}",
                "[{'id':'31d6cfe0-4b90-11ec-8001-42010a8000b0','slug':'app','attributes':{'key':'application'}},{'version':'2'}]",
                null, "[{'id':'h1','attributes':{'key':'indirect'}}]",
                "[{'name':'exception','attributes':{'type':'IOError','message':'Boom'}}]");
        assertMatches(matches, span, "'field':'" + field + "'," + condition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "start_time | 'operator':'gt','value':'2023-11-14T22:13:20.123456Z' | true",
            "start_time | 'value':1700000000123457 | true",
            "end_time | 'operator':'startswith','value':'2023-11-14 22:13:21+' | true",
            "start_time | 'operator':'endswith','value':'20.123457+00' | true",
            "created_at | 'operator':'like','value':'%00.5+00' | true",
            "updated_at | 'value':null | true", "updated_at | 'operator':'is_not','value':'2023-11-14' | false",
            "updated_at | 'operator':'contains','value':'' | false",
            "status_message | 'operator':'not_exists' | true", "status_message | 'operator':'neq','value':'x' | false",
            "status_message | 'operator':'not_in','value':['x'] | false",
            "session_id | 'operator':'in','value':['x','s-1'] | true",
            "session_id | 'operator':'in','value':['x',null] | false",
            "session_id | 'operator':'not_in','value':['x',null] | false",
            "span_name | 'operator':'contains','value':'WITH' | true",
            "span_name | 'operator':'contains','value':'WITH','options':{'case_sensitive':true} | false",
            "span_name | 'operator':'matches','value':'chat with ada','options':{'exact_match':true} | true",
            "span_name | 'operator':'gt','value':'Chat' | true", "parent_id | 'value':null | true",
            "trace_type | 'value':'invocation' | true",
            "trace_type | 'operator':'in','value':[null] | false",
            "span_kind | 'operator':'not_in','value':['SPAN_KIND_SERVER'] | true",
            "deleted_at | 'value':null | true", "created_by_id | 'value':'0195d6f000007000800000000000dead' | true" })
    void columns(String field, String condition, boolean matches) {
        assertMatches(matches, withAttributes("{}"), "'field':'" + field + "'," + condition);
    }

    @Test
    void whatCannotBeSaidIsNotTrueUnderNotEither() {
        String unknown = "{'field':'status_message','value':'x'}";
        String known = "{'field':'session_id','value':'s-1'}";
        for (String group : List.of("{'conditions':[" + unknown + "]}", "{'operator':'not','conditions':[" + unknown + "]}",
                "{'operator':'nor','conditions':[" + unknown + "]}",
                "{'operator':'and','conditions':[" + unknown + "," + known + "]}",
                "{'operator':'nand','conditions':[" + unknown + "," + known + "]}")) {
            assertFalse(FilterEvaluator.matches(filter(group), withAttributes("{}")));
        }
        assertTrue(FilterEvaluator.matches(filter("{'operator':'or','conditions':[" + unknown + "," + known + "]}"),
                withAttributes("{}")));
    }

    @Test
    void textsAreOrderedByCodePoints() {
        assertTrue(FilterEvaluator.compare("\uFF21", "\uD83D\uDE00") < 0);
        assertTrue(FilterEvaluator.compare("a", "\u00E9") < 0);
        assertTrue(FilterEvaluator.compare("a", "aa") < 0);
        assertEquals(0, FilterEvaluator.compare("é", "é"));
    }

    @Test
    void whatWasStoredCanBeRead() {
        String deep = "{'ag':" + "[".repeat(1_500) + "]".repeat(1_500) + ",'x':1}";
        assertMatches(true, withAttributes(deep), "'field':'attributes','key':'x','value':1");
        assertMatches(true, withAttributes("{'" + "k".repeat(100_000) + "':1,'x':1}"),
                "'field':'attributes','key':'x','value':1");
        assertMatches(true, withAttributes("{'t':'" + "t".repeat(25_000_000) + "','x':1}"),
                "'field':'attributes','key':'x','value':1");
    }

    private static void assertMatches(boolean expected, StoredSpan span, String condition) {
        assertEquals(expected, FilterEvaluator.matches(condition(condition), span));
    }
}
