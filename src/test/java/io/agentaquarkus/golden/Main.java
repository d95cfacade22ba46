package io.agentaquarkus.golden;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Plays the recordings against a server that runs elsewhere; {@code src/test/resources/golden/README.md} tells how. */
public final class Main {

    private Main() {
    }

    /** @param args the base URL, the administrator's key, and a recording or folder if not all are meant */
    public static void main(String[] args) throws IOException {
        Replay replay = new Replay(new HttpTarget(URI.create(args[0]), args[1]),
                Waivers.read(Recording.FOLDER.resolve("waivers.json")));
        boolean failed = false;
        for (Recording recording : Recording.readAll(args.length > 2 ? Path.of(args[2]) : Recording.FOLDER)) {
            List<String> failures = replay.play(recording);
            System.out.println(recording.name() + (failures.isEmpty() ? ": ok" : ":\n" + String.join("\n", failures)));
            failed |= !failures.isEmpty();
        }
        System.exit(failed ? 1 : 0);
    }
}
