package io.agentaquarkus.handler.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.handler.code.Interpreter.Answer;
import io.agentaquarkus.json.PythonValue;

/**
 * Runs Python that users wrote, as many pieces at a time as there are processors, each in a process of its own that can open
 * nothing, reach nobody and start nothing, within limits of time and memory. The first run starts an interpreter, which stays.
 */
@Singleton
public class CodeRunner {

    private static final int PLACES = Runtime.getRuntime().availableProcessors();
    /** How often the limit of time a run may wait for its turn. */
    private static final int TURNS = 3;

    private final CodeConfig config;
    private final Semaphore places = new Semaphore(PLACES, true);
    private final Deque<Interpreter> idle = new ArrayDeque<>();

    CodeRunner(CodeConfig config) {
        this.config = config;
    }

    /**
     * Calls the code's {@code evaluate}. Waits for it, so not for an event loop.
     *
     * @param number whether the result has to be a number, or a text that is one; otherwise it may be any JSON but null
     * @throws CodeFailure when there is no such result, with Python's words, or when this server cannot run code
     */
    public JsonNode evaluate(String code, List<JsonNode> arguments, boolean number) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("code", code).put("number", number);
        request.set("arguments", new ArrayNode(JsonNodeFactory.instance, arguments));
        Answer answer = inTurn(request.toString().getBytes(StandardCharsets.UTF_8));
        JsonNode result = answer.word().equals("result") ? PythonValue.parse(answer.text()) : null;
        if (result != null) {
            return result;
        }
        throw answer.word().equals("confined")
                ? CodeFailure.unavailable("Code cannot be confined on this machine, so it is not run: " + answer.text())
                : CodeFailure.failed(answer.text());
    }

    private Answer inTurn(byte[] request) {
        try {
            if (!places.tryAcquire(TURNS * config.timeLimit().toMillis(), TimeUnit.MILLISECONDS)) {
                throw CodeFailure.failed("Too much code waits to be run: try again later.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CodeFailure.failed("The server is stopping.");
        }
        try {
            return run(request);
        } finally {
            places.release();
        }
    }

    private Answer run(byte[] request) {
        Interpreter interpreter = take();
        try {
            Answer answer = interpreter.run(request);
            giveBack(interpreter);
            return answer;
        } catch (IOException | RuntimeException e) {
            interpreter.close();
            throw CodeFailure.unavailable(
                    config.python() + " does not run code: it has to be Python 3.9 or newer, see AGENTA_CODE_PYTHON.");
        }
    }

    private Interpreter take() {
        synchronized (idle) {
            for (Interpreter interpreter = idle.poll(); interpreter != null; interpreter = idle.poll()) {
                if (interpreter.isAlive()) {
                    return interpreter;
                }
            }
        }
        try {
            return Interpreter.start(config);
        } catch (IOException e) {
            throw CodeFailure.unavailable("There is no " + config.python()
                    + " to run code with: install Python 3.9 or newer, or name it in AGENTA_CODE_PYTHON.");
        }
    }

    private void giveBack(Interpreter interpreter) {
        synchronized (idle) {
            idle.push(interpreter);
        }
    }

    @PreDestroy
    void close() {
        synchronized (idle) {
            idle.forEach(Interpreter::close);
            idle.clear();
        }
    }
}
