package io.agentaquarkus.golden;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays recordings. What our server answers must match at once, also where the original may be asked repeatedly; but for
 * evaluations, which it executes after it has answered.
 */
final class Replay {

    private static final Duration EXECUTION = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Target target;
    private final Waivers waivers;

    Replay(Target target, Waivers waivers) {
        this.target = target;
        this.waivers = waivers;
    }

    /** What went wrong, one text for each exchange: its name, its request and every difference. */
    List<String> play(Recording recording) throws IOException {
        Bindings bindings = target.newAccount(recording.seedDefaults());
        recording.fresh().forEach(symbol -> bindings.bind(symbol, Bindings.fresh()));
        List<String> failures = new ArrayList<>();
        for (Exchange exchange : recording.exchanges()) {
            String name = recording.nameOf(exchange);
            Instant deadline = Instant.now().plus(isExecuted(recording, exchange) ? EXECUTION : Duration.ZERO);
            Bindings trial = bindings.copy();
            List<String> differences = differences(exchange, trial);
            while (!differences.isEmpty() && Instant.now().isBefore(deadline)) {
                pause();
                trial = bindings.copy();
                differences = differences(exchange, trial);
            }
            bindings.adopt(trial);
            if (differences.isEmpty() && waivers.cover(name)) {
                failures.add(name + " matches: its waiver must go");
            } else if (!differences.isEmpty() && !waivers.cover(name)) {
                failures.add(name + "  " + exchange.request().method() + " " + exchange.request().path() + "\n    "
                        + String.join("\n    ", differences));
            }
        }
        return failures;
    }

    private boolean isExecuted(Recording recording, Exchange exchange) {
        return exchange.eventually() && recording.name().contains("evaluations")
                && !waivers.cover(recording.nameOf(exchange));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> differences(Exchange exchange, Bindings bindings) {
        try {
            Answer answer = target.send(exchange.request().call(bindings));
            return exchange.expected().differences(answer, exchange.rules(), bindings);
        } catch (IOException | IllegalArgumentException e) {
            return List.of("no answer: " + e);
        }
    }
}
