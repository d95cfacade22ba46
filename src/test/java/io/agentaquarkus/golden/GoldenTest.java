package io.agentaquarkus.golden;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Every recording below {@code src/test/resources/golden}, one test each; they are played several at a time. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class GoldenTest {

    private static final int AT_A_TIME = 4;

    @TestHTTPResource("/api")
    URI base;

    @ConfigProperty(name = "agenta.auth-key")
    String adminKey;

    @TestFactory
    Stream<DynamicTest> recordings() throws IOException {
        List<Recording> recordings = Recording.readAll(Recording.FOLDER);
        Waivers waivers = Waivers.read(Recording.FOLDER.resolve("waivers.json"));
        DescribedTarget target = new DescribedTarget(new HttpTarget(base, adminKey));
        Replay replay = new Replay(target, waivers);
        ExecutorService players = Executors.newFixedThreadPool(AT_A_TIME);
        Stream<DynamicTest> played = recordings.stream().map(recording -> {
            Future<List<String>> failures = players.submit(() -> replay.play(recording));
            return dynamicTest(recording.name(), () -> assertNone(failures.get()));
        }).toList().stream().onClose(players::shutdown);
        return Stream.concat(played, Stream.of(dynamicTest("every waiver is for an exchange",
                () -> assertNone(waivers.strangers(recordings))),
                dynamicTest("every answer is as the server describes it",
                        () -> assertNone(List.copyOf(target.contradictions())))));
    }

    private static void assertNone(List<String> failures) {
        if (!failures.isEmpty()) {
            fail("\n" + String.join("\n\n", failures));
        }
    }
}
