package io.agentaquarkus.embed;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.EmbedOptions;
import io.agentaquarkus.revision.Resolution;
import io.agentaquarkus.revision.RevisionFinder;
import io.smallrye.mutiny.Uni;

/** Replaces the embeds of one revision's data. What the trees have in common that it goes through on the way is here. */
final class Resolver {

    final Targets targets;
    final EmbedOptions options;
    final Budget budget;
    private final List<ObjectNode> used = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    Resolver(RevisionFinder finder, EmbedOptions options, long charactersMax) {
        this.targets = new Targets(finder);
        this.options = options;
        this.budget = new Budget(options.embedsMax(), charactersMax);
    }

    /** Changes the data. Fails with an {@link EmbedError}, or with what the search for a revision fails with. */
    Uni<Resolution> resolve(ObjectNode data) {
        return new TreeResolution(this, data, Chain.NONE, options.depthMax()).resolve()
                .map(depth -> Resolution.of(data, used, depth, budget.resolved(), errors));
    }

    void use(EmbedReferences references) {
        used.add(references.toJson());
    }

    void note(String error) {
        errors.add(error);
    }
}
