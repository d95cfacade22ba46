package io.agentaquarkus.server;

import java.util.Locale;
import java.util.Optional;

/**
 * What is asked before the configuration of Quarkus exists: a system property by its own name, else the environment
 * variable spelt in capitals ({@code agenta.data-dir} is {@code AGENTA_DATA_DIR}). An empty value counts as unset, as
 * Compose files set variables that are not given to nothing.
 */
final class Setting {

    private Setting() {
    }

    static Optional<String> of(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            value = System.getenv(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
        }
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
