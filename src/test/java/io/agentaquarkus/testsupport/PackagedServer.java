package io.agentaquarkus.testsupport;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The built server, run as an operator runs it: {@code deploy/start} with a data folder of its own. */
public final class PackagedServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_S = 120;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Path data;
    private final int port;

    private PackagedServer(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /** Starts a server and waits until it says that it is ready. */
    public static PackagedServer start(Path data) {
        return start(data, Map.of());
    }

    /** As {@link #start(Path)}, with further variables in the server's environment. */
    public static PackagedServer start(Path data, Map<String, String> settings) {
        PackagedServer server = launch(data, settings);
        try {
            if (!server.ready.get(TIMEOUT_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server ended: " + server.output);
            }
        } catch (Exception e) {
            server.kill();
            throw new IllegalStateException("The server did not start: " + server.output, e);
        }
        return server;
    }

    /** Starts a server and waits for nothing. */
    public static PackagedServer launch(Path data, Map<String, String> settings) {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder("deploy/start").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("AGENTA_DATA_DIR", data.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        builder.environment().putAll(settings);
        try {
            PackagedServer server = new PackagedServer(builder.start(), data, port);
            Thread reader = new Thread(server::readOutput, "server-output");
            reader.setDaemon(true);
            reader.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return "http://localhost:" + port;
    }

    public int port() {
        return port;
    }

    /** The server's process; its database has processes of its own. */
    public long pid() {
        return process.pid();
    }

    /** The key of the default project, as the server keeps it in its data folder. */
    public String key() {
        try {
            return Files.readString(data.resolve("api-key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String output() {
        return output.toString();
    }

    public JsonNode get(String path) {
        return get(path, "ApiKey " + key());
    }

    public JsonNode get(String path, String authorization) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(host() + path))
                .header("Authorization", authorization).build());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end of the process by itself and of all that it had to say; its exit code. */
    public int await() {
        int code = awaitEnd();
        ended.orTimeout(TIMEOUT_S, TimeUnit.SECONDS).join();
        return code;
    }

    /** What a process that was killed leaves running may hold its output open, so nothing is read to its end here. */
    private int awaitEnd() {
        try {
            if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
                kill();
                throw new AssertionError("The server does not end: " + output);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9}: nothing can be written or answered any more. The script has become the server's process. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Every process that works on the data folder: none once a server has ended in good order. */
    public static List<String> processesOn(Path data) {
        String folder = data + File.separator;
        return ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(folder)).toList();
    }

    /** As SIGTERM, to the end of the process. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void readOutput() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.contains(" is ready")) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            output.append(e);
        }
        ready.complete(false);
        ended.complete(null);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
