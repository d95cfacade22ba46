package io.agentaquarkus.preset;

import java.util.List;

/**
 * An evaluation that needs no model (reference: athina-api, sections 9 and 10).
 *
 * @param name its type id
 * @param arguments the members of a row that it looks at
 * @param configured members of a configuration without which it says nothing
 */
public record Preset(String name, List<String> arguments, List<String> configured, Function function) {

    /** Fails with {@link PresetFailure}. */
    interface Function {

        Verdict judge(Arguments arguments, Settings settings);
    }

    /** Fails with {@link PresetFailure} when a setting is missing. */
    public void requireConfigured(Settings settings) {
        configured.forEach(settings::required);
    }

    public Verdict judge(Arguments given, Settings settings) {
        return function.judge(given, settings);
    }
}
