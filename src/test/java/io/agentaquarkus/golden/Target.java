package io.agentaquarkus.golden;

import java.io.IOException;

/** The server that recordings are played against. */
interface Target {

    /** The symbols that stand for what the server has before the first exchange, in a new account. */
    Bindings newAccount(boolean seedDefaults) throws IOException;

    Answer send(Call call) throws IOException;
}
