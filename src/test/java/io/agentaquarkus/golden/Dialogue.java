package io.agentaquarkus.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Exchanges that a test writes itself instead of reading them from a recording: requests of a new account and the exact JSON
 * that is expected, with the symbols of recordings ({@code ${uuid:name}}, {@code ${time}}).
 */
public final class Dialogue {

    private final Target target;
    private final Bindings bindings;
    private final UnaryOperator<String> words;

    private Dialogue(Target target, Bindings bindings, UnaryOperator<String> words) {
        this.target = target;
        this.bindings = bindings;
        this.words = words;
    }

    /** @param words what every text is put through before its symbols are replaced */
    public static Dialogue open(URI base, String adminKey, UnaryOperator<String> words) {
        try {
            Target target = new HttpTarget(base, adminKey);
            return new Dialogue(target, target.newAccount(false), words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answered get(String path) {
        return send("GET", path, null);
    }

    public Answered post(String path) {
        return send("POST", path, null);
    }

    public Answered post(String path, String json) {
        return send("POST", path, json);
    }

    public Answered put(String path, String json) {
        return send("PUT", path, json);
    }

    private Answered send(String method, String path, String json) {
        String where = bindings.substitute(words.apply(path));
        String body = json == null ? null : bindings.substitute(words.apply(json));
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Authorization",
                "ApiKey " + bindings.substitute("${key:account}"));
        try {
            return new Answered(method + " " + where + " " + body, target
                    .send(new Call(method, where, headers, body == null ? null : body.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came back; a symbol that is met for the first time is bound for the rest of the dialogue. */
    public final class Answered {

        private final String request;
        private final Answer answer;

        private Answered(String request, Answer answer) {
            this.request = request;
            this.answer = answer;
        }

        public void is(String json) {
            is(200, json);
        }

        public void is(int status, String json) {
            assertEquals(status, answer.status(), () -> request + "\n" + answer.text());
            try {
                List<String> differences = Comparison.differences(Recording.JSON.readTree(words.apply(json)),
                        Recording.JSON.readTree(answer.body()), Rules.NONE, bindings);
                if (!differences.isEmpty()) {
                    fail(request + "\n    " + String.join("\n    ", differences));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(request + " answered " + answer.text(), e);
            }
        }
    }
}
