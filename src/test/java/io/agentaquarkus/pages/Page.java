package io.agentaquarkus.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A page of the documentation whose calls are run as they stand there: all blocks of {@code bash} by one shell, in order. A
 * block of {@code json} is what the last line of the output before it says; {@code "…"} in it stands for anything. A call
 * that is not answered with success ends the page.
 */
public final class Page {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BLOCK = Pattern.compile("^```(bash|json)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String ANYTHING = "…";
    private static final String ADDRESS = "http://localhost:8080";
    /** Notes every call, makes a refusal a failure, and puts each answer on a line of its own. */
    private static final String PROLOGUE = """
            set -euo pipefail
            curl() { printf '%s\\n' "$*" | tr '\\n' ' ' >> calls; echo >> calls; command curl --fail-with-body -w '\\n' "$@"; }
            """;

    private final List<Block> blocks = new ArrayList<>();

    private record Block(boolean isCode, String text) {
    }

    /** @param file below the root of the project */
    public static Page of(String file) throws IOException {
        Page page = new Page();
        Matcher block = BLOCK.matcher(Files.readString(Path.of(file)));
        while (block.find()) {
            page.blocks.add(new Block(block.group(1).equals("bash"), block.group(2)));
        }
        return page;
    }

    /**
     * Runs the page against a server.
     *
     * @param address takes the place of {@code http://localhost:8080}
     * @param key what the page finds in {@code data/api-key}
     * @param folder an empty one to work in
     * @return the arguments of each {@code curl}
     */
    public List<String> run(String address, String key, Path folder) throws IOException, InterruptedException {
        return run(address, key, folder, Map.of());
    }

    /** As above, for a page that takes something out of its environment. */
    public List<String> run(String address, String key, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/api-key"), key);
        StringBuilder script = new StringBuilder(PROLOGUE);
        int number = 0;
        for (Block block : blocks) {
            if (block.isCode()) {
                script.append("{\n").append(block.text().replace(ADDRESS, address)).append("\n} > output.").append(++number)
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("page"), script);
        Path said = folder.resolve("said");
        ProcessBuilder bash = new ProcessBuilder("bash", "page").directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(said.toFile());
        bash.environment().putAll(environment);
        Process shell = bash.start();
        if (!shell.waitFor(120, TimeUnit.SECONDS)) {
            shell.destroyForcibly();
        }
        assertEquals(0, shell.waitFor(), () -> failure(folder, said));
        compare(folder);
        return Files.readAllLines(folder.resolve("calls"));
    }

    private void compare(Path folder) throws IOException {
        int number = 0;
        for (Block block : blocks) {
            if (block.isCode()) {
                number++;
            } else {
                List<String> output = Files.readAllLines(folder.resolve("output." + number)).stream()
                        .filter(line -> !line.isBlank()).toList();
                JsonNode actual = JSON.readTree(output.get(output.size() - 1));
                JsonNode expected = JSON.readTree(block.text());
                assertEquals(expected, shown(expected, actual), "after block " + number);
            }
        }
    }

    /** The value, with whatever does not matter as it is expected. */
    private static JsonNode shown(JsonNode expected, JsonNode actual) {
        if (expected.asText().equals(ANYTHING)) {
            return expected;
        }
        if (expected.isObject() && actual.isObject()) {
            var shown = JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> member : actual.properties()) {
                shown.set(member.getKey(), shown(expected.path(member.getKey()), member.getValue()));
            }
            return shown;
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            var shown = JSON.createArrayNode();
            Iterator<JsonNode> values = actual.iterator();
            expected.forEach(one -> shown.add(shown(one, values.next())));
            return shown;
        }
        return actual;
    }

    private static String failure(Path folder, Path said) {
        try (var files = Files.list(folder)) {
            StringBuilder all = new StringBuilder(Files.readString(said));
            for (Path output : files.filter(file -> file.getFileName().toString().startsWith("output.")).sorted().toList()) {
                all.append(output.getFileName()).append(": ").append(Files.readString(output)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
