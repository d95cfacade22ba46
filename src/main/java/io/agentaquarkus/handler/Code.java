package io.agentaquarkus.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.agentaquarkus.handler.code.CodeFailure;
import io.agentaquarkus.handler.code.CodeRunner;
import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.PythonValue;

/** {@code code} and {@code auto_custom_code_run}: users' code. */
@Singleton
class Code {

    private static final String PYTHON = "python";
    private static final Set<String> RUNTIMES = Set.of(PYTHON, "javascript", "typescript");
    private static final double THRESHOLD = 0.5;

    private final CodeRunner runner;

    Code(CodeRunner runner) {
        this.runner = runner;
    }

    /** {@code code}: the script of a revision. */
    JsonNode code(Invocation invocation) {
        String script = script(invocation);
        JsonNode runtime = firstSet(invocation.revision(), invocation.parameters(), "runtime");
        boolean anything = "3".equals(version(invocation));
        JsonNode outputs = invocation.outputs();
        if (!outputs.isNull() && !Invocation.isTextOrObject(outputs)) {
            throw HandlerFailure.invalidOutputs("['dict', 'str', 'None']", outputs);
        }
        double threshold = threshold(invocation);
        return judged(run("code-error", runtime, script,
                List.of(orEmpty(invocation.inputs()), outputs, invocation.trace()), !anything), threshold);
    }

    /** {@code auto_custom_code_run}: in its first version the reference is an argument of its own. */
    JsonNode evaluator(Invocation invocation) {
        String code = PythonText.printed(invocation.required("code"));
        if (!invocation.inputs().isNull()) {
            invocation.requiredInputs();
        }
        if (!Invocation.isTextOrObject(invocation.outputs())) {
            throw HandlerFailure.invalidOutputs(Invocation.TEXT_OR_OBJECT, invocation.outputs());
        }
        double threshold = invocation.threshold();
        String version = version(invocation);
        boolean first = !version.equals("2") && !version.equals("3");
        List<JsonNode> arguments = new ArrayList<>();
        if (first) {
            arguments.add(JsonNodeFactory.instance.objectNode());
            arguments.add(invocation.requiredInputs());
            arguments.add(invocation.outputs());
            arguments.add(invocation.reference());
        } else {
            arguments.addAll(List.of(orEmpty(invocation.inputs()), invocation.outputs(), invocation.trace()));
        }
        return judged(run("custom-code-server-error", invocation.parameters().get("runtime"), code, arguments,
                !version.equals("3")), threshold);
    }

    private JsonNode run(String failure, JsonNode runtime, String code, List<JsonNode> arguments, boolean number) {
        String name = runtime == null || !PythonValue.isTruthy(runtime) ? PYTHON : runtime.asText();
        if (!RUNTIMES.contains(name)) {
            throw HandlerFailure.invalidParameter("runtime", "['python', 'javascript', 'typescript']", runtime);
        }
        if (!name.equals(PYTHON)) {
            throw HandlerFailure.of(500, "workflows:" + failure, "LocalRunner only supports 'python' runtime, got: " + name);
        }
        try {
            return runner.evaluate(code, arguments, number);
        } catch (CodeFailure e) {
            throw HandlerFailure.of(e.isUnavailable() ? 501 : 500, "workflows:" + failure, e.getMessage());
        }
    }

    private static JsonNode judged(JsonNode result, double threshold) {
        if (result.isBoolean()) {
            return Invocation.success(result.booleanValue());
        }
        return result.isNumber() ? Invocation.score(result.doubleValue(), threshold) : result;
    }

    private static String script(Invocation invocation) {
        JsonNode script = Invocation.member(invocation.revision(), "script");
        if (!PythonValue.isTruthy(script)) {
            script = invocation.parameters().get("code");
        }
        if (script == null || script.isNull()) {
            throw HandlerFailure.missingParameter("script");
        }
        return PythonText.printed(script);
    }

    private static JsonNode firstSet(JsonNode one, JsonNode other, String name) {
        JsonNode value = Invocation.member(one, name);
        return PythonValue.isTruthy(value) ? value : other.get(name);
    }

    private static String version(Invocation invocation) {
        return PythonText.stripped(PythonText.printed(Invocation.member(invocation.parameters(), "version")));
    }

    /** Unlike that of evaluators it may be a whole number or a text, of any size. */
    private static double threshold(Invocation invocation) {
        JsonNode value = Invocation.member(invocation.parameters(), "threshold");
        if (!PythonValue.isTruthy(value)) {
            return THRESHOLD;
        }
        OptionalDouble number = PythonValue.number(value);
        return number.orElseThrow(() -> HandlerFailure.untyped("could not convert string to float: "
                + PythonText.quoted(value.asText())));
    }

    private static JsonNode orEmpty(JsonNode inputs) {
        return inputs.isNull() ? JsonNodeFactory.instance.objectNode() : inputs;
    }
}
