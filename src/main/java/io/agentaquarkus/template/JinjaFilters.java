package io.agentaquarkus.template;

import java.util.Map;
import java.util.function.Predicate;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.util.ObjectTruthValue;

import io.agentaquarkus.json.PythonJson;

/** Filters and tests that the library has in another form than Jinja2, or that have to know what is not there. */
final class JinjaFilters {

    private static final int INDENT_MAX = 1_000;

    private JinjaFilters() {
    }

    static void register(Context context) {
        for (String name : new String[] { "default", "d" }) {
            context.registerFilter(filter(name, JinjaFilters::otherwise));
        }
        for (String name : new String[] { "e", "escape", "forceescape" }) {
            context.registerFilter(filter(name, (value, arguments) -> escaped(JinjaValues.text(value))));
        }
        context.registerFilter(filter("tojson", (value, arguments) -> PythonJson.text(JinjaValues.json(value))
                .replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("'", "\\u0027")));
        context.registerFilter(filter("string", (value, arguments) -> JinjaValues.text(value)));
        context.registerFilter(filter("replace", (value, arguments) -> JinjaMethods.replace(JinjaValues.text(value),
                JinjaMethods.argument(arguments, 0), JinjaMethods.argument(arguments, 1))));
        context.registerFilter(filter("indent", (value, arguments) -> indented(JinjaValues.text(value), arguments)));
        context.registerExpTest(test("defined", value -> value != null && !(value instanceof JinjaUndefined)));
        context.registerExpTest(test("undefined", JinjaUndefined.class::isInstance));
        context.registerExpTest(test("none", value -> value == null || value == JinjaValues.None.NONE));
    }

    private static Object otherwise(Object value, Object[] arguments) {
        Object other = arguments.length == 0 ? "" : arguments[0];
        boolean alsoFalse = arguments.length > 1 && ObjectTruthValue.evaluate(arguments[1]);
        return value instanceof JinjaUndefined || alsoFalse && !ObjectTruthValue.evaluate(value) ? other : value;
    }

    /** All lines but the first, unless that is asked for as well. */
    private static String indented(String text, Object[] arguments) {
        long width = arguments.length > 0 && arguments[0] instanceof Number number ? number.longValue() : 4;
        String blanks = " ".repeat((int) Math.max(0, Math.min(width, INDENT_MAX)));
        boolean first = arguments.length > 1 && ObjectTruthValue.evaluate(arguments[1]);
        return (first ? blanks : "") + JinjaMethods.replace(text, "\n", "\n" + blanks);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;").replace("'",
                "&#39;");
    }

    private interface Function {

        Object apply(Object value, Object[] arguments);
    }

    private static Filter filter(String name, Function function) {
        return new Filter() {

            @Override
            public String getName() {
                return name;
            }

            @Override
            public Object filter(Object value, JinjavaInterpreter interpreter, String... arguments) {
                return function.apply(value, arguments);
            }

            @Override
            public Object filter(Object value, JinjavaInterpreter interpreter, Object[] arguments,
                    Map<String, Object> named) {
                return function.apply(value, arguments);
            }
        };
    }

    private static ExpTest test(String name, Predicate<Object> holds) {
        return new ExpTest() {

            @Override
            public String getName() {
                return name;
            }

            @Override
            public boolean evaluate(Object value, JinjavaInterpreter interpreter, Object... arguments) {
                return holds.test(value);
            }
        };
    }
}
