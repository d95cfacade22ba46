package io.agentaquarkus.handler.code;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A Python process that forks for each piece of code; {@code interpreter.py} says what that may do and how the two speak. It
 * does one thing at a time. When this process ends, its end closes the pipe and the Python process ends too.
 */
final class Interpreter implements AutoCloseable {

    private static final int LINE_MAX = 64;

    private final Process process;
    private final OutputStream requests;
    private final InputStream answers;

    private Interpreter(Process process) {
        this.process = process;
        this.requests = process.getOutputStream();
        this.answers = process.getInputStream();
    }

    /** @throws IOException when there is no such Python */
    static Interpreter start(CodeConfig config) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(config.python(), "-I", "-S", "-B", "-c", program(),
                String.valueOf(Math.max(1, config.timeLimit().toSeconds())),
                String.valueOf(config.memory().asLongValue()), String.valueOf(config.resultBytes().asLongValue())));
        String path = builder.environment().get("PATH");
        // Secrets of the server are among what it was started with.
        builder.environment().clear();
        if (path != null) {
            builder.environment().put("PATH", path);
        }
        return new Interpreter(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** @throws IOException when the process has ended, or its answer cannot be read: it is of no more use */
    Answer run(byte[] request) throws IOException {
        requests.write((request.length + "\n").getBytes(StandardCharsets.US_ASCII));
        requests.write(request);
        requests.flush();
        String[] head = line().split(" ");
        byte[] text = answers.readNBytes(Integer.parseInt(head[1]));
        return new Answer(head[0], new String(text, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = answers.read(); b != '\n'; b = answers.read()) {
            if (b < 0 || line.size() > LINE_MAX) {
                throw new EOFException("The Python process has ended.");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String program() {
        try (InputStream in = Interpreter.class.getResourceAsStream("/handler/interpreter.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param word {@code result}, {@code error} or {@code confined} */
    record Answer(String word, String text) {
    }
}
