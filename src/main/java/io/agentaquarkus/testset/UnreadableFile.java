package io.agentaquarkus.testset;

import java.io.IOException;

/** A file that is not what it is said to be; the message says why and where. */
final class UnreadableFile extends IOException {

    UnreadableFile(String reason) {
        super(reason);
    }
}
