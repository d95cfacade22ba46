package io.agentaquarkus.grader;

import java.util.List;
import java.util.UUID;

import io.agentaquarkus.preset.Arguments;
import io.agentaquarkus.preset.Settings;
import io.agentaquarkus.preset.Verdict;
import io.smallrye.mutiny.Uni;

/**
 * An evaluation that takes more than the row: a model, an address, or users' code (reference: athina-api, sections 9, 10 and
 * 12).
 *
 * @param name its type id
 * @param configured members of a configuration without which it says nothing
 */
public record Grader(String name, List<String> configured, Function function) {

    /** Fails with {@link io.agentaquarkus.preset.PresetFailure}. */
    interface Function {

        Uni<Verdict> grade(UUID projectId, Arguments row);
    }

    /** Fails with {@link io.agentaquarkus.preset.PresetFailure} when a setting is missing. */
    public void requireConfigured(Settings settings) {
        configured.forEach(settings::required);
    }
}
