package io.agentaquarkus.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A scenario: exchanges in their order, played in an account of its own.
 *
 * @param name {@code area/file}, without the ending
 * @param seedDefaults whether the account starts with the default environments and evaluators
 * @param fresh the symbols of what the client makes, new in every run
 */
record Recording(String name, boolean seedDefaults, Set<String> fresh, List<Exchange> exchanges) {

    /** Where the recordings are, with {@code waivers.json} beside them. */
    static final Path FOLDER = Path.of("src/test/resources/golden");

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String ENDING = ".jsonl";
    /** Tables of cases of single functions, which are no exchanges. */
    private static final String CASES = ".cases.jsonl";
    private static final Pattern FRESH = Pattern.compile("\\$\\{new:\\w+}");

    /** Every recording below the folder, by name. */
    static List<Recording> readAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING) && !file.toString().endsWith(CASES))
                    .sorted().map(Recording::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Recording read(Path file) {
        String base = file.getFileName().toString();
        String name = file.getParent().getFileName() + "/" + base.substring(0, base.length() - ENDING.length());
        try {
            return parse(name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** @param text one JSON object a line; the first tells about the recording, each of the others is an exchange */
    static Recording parse(String name, String text) throws IOException {
        boolean seedDefaults = false;
        List<Exchange> exchanges = new ArrayList<>();
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            JsonNode json = JSON.readTree(line);
            if (json.has("request")) {
                exchanges.add(Exchange.of(json));
            } else {
                seedDefaults |= json.path("seed_defaults").booleanValue();
            }
        }
        Set<String> fresh = FRESH.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        return new Recording(name, seedDefaults, fresh, List.copyOf(exchanges));
    }

    /** How waivers and messages call an exchange. */
    String nameOf(Exchange exchange) {
        return name + "#" + exchange.name();
    }
}
