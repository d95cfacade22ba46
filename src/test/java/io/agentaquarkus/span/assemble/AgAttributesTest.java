package io.agentaquarkus.span.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.span.Span;

class AgAttributesTest {

    private static final String EMPTY_METRICS = "'metrics':{'duration':{},'errors':{},'tokens':{},'costs':{}}";

    @Test
    void aSpanWithoutAttributes() {
        assertEquals("{'ag':{'type':{'trace':'invocation'},'data':{}," + EMPTY_METRICS + "}}",
                Assembled.text(span("{}").attributes()));
    }

    @Test
    void everythingAtOnce() {
        Span span = span(
                """
                        {'ag':{'type':{'span':'unknown','extra_type':'x'},'data':{'inputs':{'text':'hello'},'outputs':'world','extra_data':42},
                         'metrics':{'duration':{'acc':12.5,'unit':null},'tokens':{'acc':100},'extra_metric':{'acc':999}},
                         'meta':{'configuration':{'model':'gpt-4o'}},'custom':'oops'},
                         'some.more.array.0':'v0','some.more.array.1':'v1'}""");
        assertEquals("{'ag':{'type':{'span':'unknown','trace':'invocation'},"
                + "'data':{'inputs':{'text':'hello'},'outputs':'world','parameters':{'model':'gpt-4o'}}," + EMPTY_METRICS + ","
                + "'unsupported':{'type':{'extra_type':'x'},'data':{'extra_data':42},"
                + "'metrics':{'duration':{'acc':12.5,'unit':null},'tokens':{'acc':100},'extra_metric':{'acc':999}},"
                + "'custom':'oops'}},'some':{'more':{'array':['v0','v1']}}}", Assembled.text(span.attributes()));
    }

    /** The object {@code ag}, a path below it, and what stands there afterwards. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "5                                       | unsupported._invalid       | 5",
            "null                                    | unsupported                | {'_invalid':null}",
            "{'unsupported':'x'}                     | unsupported._unsupported   | 'x'",
            "{'unsupported':{'a':1},'b':2}           | unsupported                | {'a':1,'b':2}",
            "{'type':{'span':'nonsense','trace':'x'}} | type                      | {'trace':'invocation'}",
            "{'type':'chat'}                         | type                       | {'trace':'invocation'}",
            "{'type':{'trace':'annotation'}}         | type.trace                 | 'invocation'",
            "{'data':{'inputs':'{\\'a\\':1}'}}       | data.inputs                | {'a':1}",
            "{'data':{'inputs':' \\n{\\'a\\':1}'}}   | data.inputs                | {'a':1}",
            "{'data':{'inputs':'text'}}              | unsupported.data.inputs    | 'text'",
            "{'data':{'inputs':[1]}}                 | unsupported.data.inputs    | [1]",
            "{'data':{'inputs':null}}                | data                       | {}",
            "{'data':{'outputs':'{\\'a\\':1}'}}      | data.outputs               | '{\\'a\\':1}'",
            "{'data':{'outputs':[1]}}                | data.outputs               | [1]",
            "{'data':{'parameters':'{broken'}}       | unsupported.data.parameters | '{broken'",
            "{'data':[1]}                            | data                       | {}",
            "{'meta':{'a':null}}                     | meta                       | {'a':null}",
            "{'meta':'text'}                         | unsupported.meta           | 'text'",
            "{'meta':7}                              | unsupported.meta           | 7",
            "{'meta':{'configuration':{'a':1}},'data':{'parameters':{'b':2}}} | data.parameters | {'b':2}",
            "{'meta':{'configuration':{'a':1}}}      | meta                       | null",
            "{'meta':{'configuration':3},'data':{'outputs':'o'}} | unsupported.data | {'parameters':3,'inputs':null,'outputs':'o','internals':null}",
            "{'meta':{'configuration':3},'data':{'outputs':'o'}} | data           | {}",
            "{'session':{'id':'s','x':1}}            | session                    | {'id':'s'}",
            "{'session':{'id':5}}                    | unsupported.session        | {'id':5}",
            "{'session':'s'}                         | session                    | null",
            "{'user':{'id':null}}                    | user                       | {}",
            "{'flags':{'a':1,'b':0.0,'c':true,'d':'x','e':{'f':1}}} | flags       | {'a':true,'b':false,'c':true,'d':'x','e':{'f':true}}",
            "{'flags':{'a':2,'b':true}}              | unsupported.flags          | {'a':2,'b':true}",
            "{'tags':{'a':null}}                     | unsupported.tags           | {'a':null}",
            "{'tags':['a']}                          | unsupported.tags           | ['a']",
            "{'exception':{'message':'m'}}           | exception                  | {'message':'m'}",
            "{'exception':'m'}                       | unsupported.exception      | 'm'",
            "{'selector':{'a':'b'}}                  | selector                   | {'a':'b'}",
            "{'selector':{'a':1}}                    | unsupported.selector       | {'a':1}",
            "{'refs':{'a':1}}                        | unsupported                | null",
            "{'node':{'a':1}}                        | unsupported.node           | {'a':1}",
            "{'links':[1]}                           | unsupported.links          | [1]" })
    void membersOfAg(String ag, String path, String expected) {
        assertEquals(expected.replace("\\'", "\\\""),
                Assembled.at(span("{'ag':" + quoted(ag) + "}"), path).replace("\\'", "\\\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'duration':{'incremental':5}}             | duration.incremental                     | 5",
            "{'errors':{'cumulative':{'count':2}}}      | errors.cumulative                        | 2",
            "{'errors':{'cumulative':{'value':2,'total':3}}} | errors.cumulative                   | 3",
            "{'errors':{'cumulative':'2'}}              | errors                                   | {}",
            "{'errors':{'cumulative':true}}             | errors                                   | {}",
            "{'tokens':{'incremental':{'prompt':'5','total':true,'more':{'x':1.5}}}} | tokens.incremental | {'prompt':5,'total':1,'more':{'x':1.5}}",
            "{'tokens':{'incremental':5}}               | tokens                                   | {}",
            "{'duration':5,'tokens':'x'}                | tokens                                   | {}" })
    void metrics(String metrics, String path, String expected) {
        assertEquals(expected, Assembled.at(span("{'ag':{'metrics':" + metrics + "}}"), "metrics." + path));
    }

    @Test
    void aFigureThatIsNoNumberTakesAllMetricsOut() {
        Span span = span("{'ag':{'metrics':{'tokens':{'incremental':{'prompt':5,'total':'many'}},'costs':{'acc':1}}}}");
        assertEquals("{'costs':{'acc':1,'cumulative':null,'incremental':null},"
                + "'duration':{'cumulative':null,'incremental':null},'errors':{'cumulative':null,'incremental':null},"
                + "'tokens':{'cumulative':null,'incremental':{'prompt':5,'total':'many'}}}",
                Assembled.at(span, "unsupported.metrics"));
        assertEquals("{'duration':{}}", Assembled.at(span, "metrics"));
    }

    @Test
    void references() {
        Span span = span("""
                {'ag':{'references':{'application':{'id':'31D6CFE04B9011EC800142010A8000B0','slug':'my-app','version':3},
                 'environment':{'slug':'not safe!'},'unheard_of':{'slug':'x'},'testcase':'x'}}}""");
        assertEquals("{'application':{'id':'31d6cfe0-4b90-11ec-8001-42010a8000b0','slug':'my-app','version':'3'},"
                + "'environment':{}}", Assembled.at(span, "references"));
        assertEquals("{'testcase':'x'}", Assembled.at(span, "unsupported.references"));
        assertEquals("[{'id':'31d6cfe0-4b90-11ec-8001-42010a8000b0','slug':'my-app','version':'3',"
                + "'attributes':{'key':'application'}},{'attributes':{'key':'environment'}}]",
                Assembled.text(span.references()));
    }

    @Test
    void aReferenceToNoIdTakesAllReferencesOut() {
        Span span = span("{'ag':{'references':{'application':{'id':'my-app'},'testset':{'slug':'t'}}}}");
        assertEquals("{'application':{'id':'my-app'},'testset':{'slug':'t'}}", Assembled.at(span, "unsupported.references"));
        assertEquals("null", Assembled.at(span, "references"));
        assertEquals(null, span.references());
    }

    private static Span span(String attributes) {
        return SpanAssembler.assemble(List.of(Assembled.draft(1, 0, attributes))).get(0);
    }

    /** A JSON text inside of a JSON text needs its own quotes kept. */
    private static String quoted(String json) {
        return json.replace("\\'", "\\\"");
    }
}
