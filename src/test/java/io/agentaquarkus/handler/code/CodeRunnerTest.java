package io.agentaquarkus.handler.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What users' code may do, and what it may not. */
class CodeRunnerTest {

    private static final CodeRunner RUNNER = CodeRunners.with("python3", Duration.ofSeconds(2));

    @AfterAll
    static void end() {
        RUNNER.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "return open('/etc/passwd').read()|No such file or directory",
            "return open('/proc/self/environ').read()|No such file or directory",
            "return open('stolen', 'w')|No such file or directory",
            "import os; return os.listdir('/')|No such file or directory",
            "import os; return os.fork()|Operation not permitted",
            "import os; os.execv('/bin/sh', ['sh'])|Operation not permitted",
            "import os; os.kill(os.getppid(), 9)|Operation not permitted",
            "import os; os.kill(1, 0)|Operation not permitted",
            "import _socket; return _socket.socket()|No module named '_socket'",
            "import ctypes; return ctypes.CDLL(None).socket(2, 1, 0) / 0|division by zero",
            "import subprocess|No module named 'subprocess'",
            "import resource; resource.setrlimit(resource.RLIMIT_AS, (-1, -1))|not allowed to raise maximum limit",
            "return 'x' * (1 << 31)|MemoryError",
            "return 'x' * (2 << 20)|the result is larger than 1048576 bytes",
            "while True: pass|it took longer than 2 s",
            "import time; time.sleep(60)|it took longer than 2 s",
            "import os; os._exit(3)|the process ended with status",
            "import ctypes; ctypes.string_at(0)|the process ended with status",
            "raise SystemExit('bye')|bye",
            "f = lambda: f(); return f()|maximum recursion depth exceeded" })
    void codeComputesAndNothingElse(String body, String message) {
        String found = fails(body).getMessage();
        assertTrue(found.startsWith("Error during code execution: ") && found.contains(message), found);
        assertEquals("1.0", result("return 1").toString(), "the next code runs");
    }

    /** The pipe of the result is all that code can write to. */
    @ParameterizedTest
    @ValueSource(strings = { "b'result 1'", "b'result'", "b'result\\n{\"forged\": '", "b'confined 3\\nabc'",
            "b'\\n' * 5000000" })
    void whatCodeWritesItselfIsNoOthersResult(String written) {
        String code = "def evaluate(inputs):\n    import os\n    for fd in range(64):\n        try:\n            os.write(fd, "
                + written
                + ")\n        except OSError:\n            pass\n    return 2";
        assertThrows(CodeFailure.class, () -> RUNNER.evaluate(code, List.of(NullNode.instance), false));
        assertEquals("1.0", result("return 1").toString());
    }

    @Test
    void noSocketIsMadeByOtherMeans() {
        assertEquals(-1, result("import ctypes; return ctypes.CDLL(None).socket(2, 1, 0)").intValue());
    }

    @Test
    void nothingOfTheServersEnvironmentIsThere() {
        assertEquals("[]", result("import os; return list(os.environ)").toString());
    }

    @Test
    void codeFindsNothingOfWhatRanBefore() {
        String secret = "hunter" + System.nanoTime();
        for (int i = 0; i < 4; i++) {
            RUNNER.evaluate("def evaluate(secret):\n    return secret", List.of(TextNode.valueOf(secret)), false);
        }
        // Its own memory, all of it, is read for the first half of the word, put together only while it runs.
        String seeking = """
                def evaluate(given):
                    import ctypes, gc
                    word = bytes([104, 117, 110, 116, 101, 114]) + given[::-1].encode()
                    found = 0
                    for o in gc.get_objects():
                        for held in gc.get_referents(o):
                            if isinstance(held, (bytes, bytearray)) and held is not word and word in bytes(held):
                                found += 1
                            if isinstance(held, str) and word.decode() in held:
                                found += 1
                    return found
                """;
        String reversed = new StringBuilder(secret.substring(6)).reverse().toString();
        assertEquals(0, RUNNER.evaluate(seeking, List.of(TextNode.valueOf(reversed)), false).intValue());
    }

    @Test
    void textsOfAllKindsPass() {
        for (String text : List.of("", "é\u4e16\uD83D\uDE00", "\"\\\n\u0001", "x".repeat(300_000))) {
            JsonNode given = TextNode.valueOf(text);
            assertEquals(given, RUNNER.evaluate("def evaluate(text):\n    return text", List.of(given), false));
        }
    }

    @Test
    void everyRunHasRandomNumbersOfItsOwn() {
        assertFalse(result("import random; return random.random()").equals(result("import random; return random.random()")));
    }

    @Test
    void runsAtTheSameTimeKeepApart() {
        List<Integer> numbers = IntStream.range(0, 40).boxed().toList();
        assertEquals(numbers, numbers.parallelStream().map(n -> result("return " + n).intValue()).toList());
    }

    @Test
    void whatIsMissingIsSaid() {
        CodeFailure failure = assertThrows(CodeFailure.class,
                () -> CodeRunners.with("no-such-python", Duration.ofSeconds(1)).evaluate("", List.of(), false));
        assertTrue(failure.isUnavailable());
        assertEquals("There is no no-such-python to run code with: install Python 3.9 or newer, or name it in"
                + " AGENTA_CODE_PYTHON.", failure.getMessage());
        assertTrue(assertThrows(CodeFailure.class,
                () -> CodeRunners.with("true", Duration.ofSeconds(1)).evaluate("", List.of(), false)).isUnavailable());
    }

    private static JsonNode result(String body) {
        return RUNNER.evaluate("def evaluate(inputs):\n    " + body, List.of(NullNode.instance), false);
    }

    private static CodeFailure fails(String body) {
        CodeFailure failure = assertThrows(CodeFailure.class, () -> result(body));
        assertFalse(failure.isUnavailable(), failure.getMessage());
        return failure;
    }
}
