package io.agentaquarkus.golden;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Plays recordings. What our server answers must match at once, also where the original may be asked repeatedly. */
final class Replay {

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
            List<String> differences = differences(exchange, bindings);
            if (differences.isEmpty() && waivers.cover(name)) {
                failures.add(name + " matches: its waiver must go");
            } else if (!differences.isEmpty() && !waivers.cover(name)) {
                failures.add(name + "  " + exchange.request().method() + " " + exchange.request().path() + "\n    "
                        + String.join("\n    ", differences));
            }
        }
        return failures;
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
