package io.agentaquarkus.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.ExactJson;

/** Templates of users do what Jinja2's do, reach nothing but their context, and end. */
class JinjaTemplateTest {

    private static final JsonNode CONTEXT = ExactJson
            .read("{\"name\": \"Ada\", \"rows\": [{\"k\": 1, \"v\": null}, {\"k\": 2}],"
                    + " \"long\": \"" + "x".repeat(9_999)
                    + "\", \"object\": {\"a\": 1, \"b\": \"x\"}, \"empty\": \"e\", \"quoted\": \"{{ name }}\", \"text\": \"one\\ntwo\"}");

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', value = {
            "{% for row in rows %}{{ loop.index }}/{{ loop.length }}:{{ row.k }}{{ ', ' if not loop.last }}{% endfor %}"
                    + " => 1/2:1, 2/2:2",
            "{% for key, value in object.items() %}{{ key }}={{ value }};{% endfor %} => a=1;b=x;",
            "{% for key in object %}{{ key }}{% endfor %}{% for c in 'xy' %}[{{ c }}]{% endfor %} => ab[x][y]",
            "{% if missing is defined %}yes{% elif rows[0].v is none %}none{% endif %} => none",
            "{{ rows.0.k }} {{ 1.5 }} {{ 'a.0' }} {{ empty }} {{ object['b'] }} => 1 1.5 a.0 e x",
            "{{ quoted }} {{ missing }}. => {{ name }} .", "{{ text|indent(2)|replace('\\n', '/') }} => one/  two",
            "{{ rows|selectattr('v', 'none')|list|length }} {{ name in ['Ada'] }} {{ not name }} => 1 True False",
            "{{ 'a' ~ 1 }} {{ 7 % 3 }} {{ -1|abs }} {{ [1, 2]|join('-') }} => a1 1 1 1-2" })
    void rendersAsJinja2(String template, String expected) {
        assertEquals(expected, render(template));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{{ ''.getClass() }}", "{{ name.class.forName('java.lang.Runtime') }}", "{{ rows.getClass() }}",
            "{{ object.class.x }}", "{{ ____int3rpr3t3r____.context.x }}", "{{ ____int3rpr3t3r____.getConfig() }}",
            "{% include '/etc/hostname' %}", "{% import 'x' as y %}", "{% from 'x' import y %}", "{% extends 'x' %}",
            "{{ '{{ name }}'|render }}", "{{ missing.name }}", "{{ name.upper.x.y }}", "{{ rows.append(1) }}" })
    void reachesNothingButItsContext(String template) {
        assertThrows(TemplateFailure.class, () -> render(template));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{{ name.class }}", "{{ name|attr('class') }}", "{{ rows|map(attribute='class')|join }}" })
    void whatIsOfJavaIsNotThere(String template) {
        assertFalse(render(template).contains("java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{{ a }}{% endfor %}{% endfor %}"
                    + "{% endfor %}",
            "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(1) }}", "{{ 'x'|center(999999999) }}",
            "{{ '%999999999d'|format(1) }}",
            "{% for a in range(99999) %}{{ long }}{% endfor %}", "{{ long.replace('', long) }}",
            "{{ long|replace('x', long) }}" })
    void endsWhenItDoesTooMuch(String template) {
        assertThrows(TemplateFailure.class, () -> render(template));
    }

    @Test
    void doublingDoesNotGoOnForEver() {
        assertThrows(TemplateFailure.class,
                () -> render("{% set a = 'xxxxxxxx' %}" + "{% set a = a ~ a %}".repeat(40) + "{{ a }}"));
        assertThrows(TemplateFailure.class, () -> render("{% set a = [1] %}" + "{% set a = a + a %}".repeat(40) + "{{ a }}"));
    }

    private static String render(String template) {
        return TemplateFormat.JINJA2.render(template, CONTEXT);
    }
}
