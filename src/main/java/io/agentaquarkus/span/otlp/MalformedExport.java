package io.agentaquarkus.span.otlp;

/** The body is no export request at all. The message is for the sender. */
public class MalformedExport extends RuntimeException {

    MalformedExport(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
