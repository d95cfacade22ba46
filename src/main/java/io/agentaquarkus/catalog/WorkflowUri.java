package io.agentaquarkus.catalog;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Names what a revision runs: {@code provider:kind:key:version}. Parts may be empty, as nothing checks the text before it
 * is stored.
 *
 * @param provider {@code agenta} for what is built in, {@code user} for code of the SDK
 * @param kind {@code builtin} or {@code custom}
 * @param version {@code v0}, or {@code latest} for the newest there is
 */
public record WorkflowUri(String provider, String kind, String key, String version) {

    private static final String AGENTA = "agenta";
    private static final String BUILTIN = "builtin";
    private static final String LATEST = "latest";

    /** Reads one to four parts: what is left out is {@code agenta}, {@code builtin} and {@code latest}. Else empty. */
    public static Optional<WorkflowUri> parse(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String[] parts = text.split(":", -1);
        return Optional.ofNullable(switch (parts.length) {
            case 1 -> new WorkflowUri(AGENTA, BUILTIN, parts[0], LATEST);
            case 2 -> new WorkflowUri(AGENTA, parts[0], parts[1], LATEST);
            case 3 -> new WorkflowUri(parts[0], parts[1], parts[2], LATEST);
            case 4 -> new WorkflowUri(parts[0], parts[1], parts[2], parts[3]);
            default -> null;
        });
    }

    /** The URI of a revision's data; empty when it has none that can be read. */
    public static Optional<WorkflowUri> of(JsonNode data) {
        return data == null ? Optional.empty() : parse(data.path("uri").textValue());
    }

    /** Whether this server is meant to run it. */
    public boolean isManaged() {
        return provider.equals(AGENTA);
    }

    public boolean isBuiltin() {
        return isManaged() && kind.equals(BUILTIN);
    }

    /** A skill is a text for agents: it is never run, so it has neither address nor code. */
    public boolean isSkill() {
        return isManaged() && key.equals("skill");
    }

    /** The newest version of the same workflow. */
    public WorkflowUri latest() {
        return new WorkflowUri(provider, kind, key, LATEST);
    }

    /** Whether all that an address is made of is there. */
    boolean isComplete() {
        return !kind.isEmpty() && !key.isEmpty() && !version.isEmpty();
    }

    @Override
    public String toString() {
        return String.join(":", provider, kind, key, version);
    }
}
