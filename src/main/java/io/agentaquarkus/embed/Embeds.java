package io.agentaquarkus.embed;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.EmbedOptions;
import io.agentaquarkus.revision.EmbedResolver;
import io.agentaquarkus.revision.Resolution;
import io.agentaquarkus.revision.RevisionLookup;
import io.smallrye.mutiny.Uni;

/**
 * Replaces embeds: references to revisions of workflows, applications, evaluators and environments of the same project, with
 * the part of their data that is wanted (reference: agenta-retrieve-and-resolve, section 4).
 */
@ApplicationScoped
public class Embeds implements EmbedResolver {

    private final RevisionLookup lookup;
    private final EmbedConfig config;

    Embeds(RevisionLookup lookup, EmbedConfig config) {
        this.lookup = lookup;
        this.config = config;
    }

    @Override
    public Uni<Resolution> resolve(UUID projectId, ObjectNode data, EmbedOptions options) {
        ObjectNode copy = data.deepCopy();
        Uni<Resolution> resolution = EmbedScanner.isPlain(copy) ? Uni.createFrom().item(Resolution.unchanged(copy))
                : new Resolver((family, references) -> lookup.find(projectId, family, references),
                        options.within(config.depthMax(), config.embedsMax()), config.charactersMax()).resolve(copy);
        return resolution.invoke(resolved -> DeclaredData.withoutNulls(resolved.data()));
    }
}
