package io.agentaquarkus.server;

import java.net.BindException;

import org.flywaydb.core.api.exception.FlywayValidateException;

import io.smallrye.config.ConfigValidationException;

/** Tells why the server cannot start: one line for what an operator can put right, the trace for what nobody foresaw. */
final class StartReport {

    private static final String BEGINNING = "agenta-quarkus cannot start: ";

    private StartReport() {
    }

    static void print(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String line = explain(cause);
            if (line != null) {
                System.err.println(BEGINNING + line.strip().replaceAll("\\s+", " "));
                return;
            }
        }
        System.err.println(BEGINNING.strip());
        failure.printStackTrace();
    }

    /** Null when the cause says nothing to an operator. */
    private static String explain(Throwable cause) {
        if (cause instanceof StartFailure) {
            return cause.getMessage();
        }
        if (cause instanceof ConfigValidationException invalid) {
            return withoutCodes(invalid.getProblem(0).getMessage()) + " (README.md lists the settings)";
        }
        if (cause instanceof BindException) {
            return cause.getMessage() + ": choose another port with QUARKUS_HTTP_PORT";
        }
        if (cause instanceof FlywayValidateException) {
            return "the database was made by another version of the server (" + secondLine(cause.getMessage())
                    + "): run that version or a newer one, or restore a backup of this one's (docs/operations.md)";
        }
        return null;
    }

    private static String withoutCodes(String message) {
        return message.replaceAll("[a-z]+(\\.[a-z]+)*\\.[A-Z]\\w*Exception: |SRCFG\\d+: ", "");
    }

    private static String secondLine(String message) {
        return message.lines().skip(1).findFirst().orElse(message);
    }
}
