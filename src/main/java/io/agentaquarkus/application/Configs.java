package io.agentaquarkus.application;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.embed.Embeds;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Retrieval;
import io.agentaquarkus.revision.Retrieval.Found;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.RevisionLookup;
import io.smallrye.mutiny.Uni;

/**
 * Finds configurations by the older references: an id may be a variant's or a revision's, an environment's or one of its
 * revisions'.
 */
@ApplicationScoped
public class Configs {

    private final RevisionLookup lookup;
    private final Retrieval retrieval;
    private final Embeds embeds;

    Configs(RevisionLookup lookup, Retrieval retrieval, Embeds embeds) {
        this.lookup = lookup;
        this.retrieval = retrieval;
        this.embeds = embeds;
    }

    /**
     * @param environment as it was asked for, null when a variant was
     * @param data of the revision, with its embeds replaced
     */
    public record Config(Found found, Reference environment, ObjectNode data) {

        public Revision revision() {
            return found.revision();
        }
    }

    /** Fails with 404 when there is none, or one without data. */
    public Uni<Config> fetch(UUID projectId, ConfigRequest request) {
        return find(projectId, request).chain(config -> {
            if (config == null || config.data() == null) {
                return Uni.createFrom().failure(Problem.notFound("Config not found."));
            }
            return embeds.resolve(projectId, config.data())
                    .map(resolution -> new Config(config.found(), config.environment(), resolution.data()));
        });
    }

    private Uni<Config> find(UUID projectId, ConfigRequest request) {
        return request.variant() != null ? ofVariant(projectId, request) : ofEnvironment(projectId, request);
    }

    private static Config config(Found found, Reference environment) {
        return new Config(found, environment, found.revision().data());
    }

    private Uni<Config> ofVariant(UUID projectId, ConfigRequest request) {
        Reference variant = request.variant();
        if (variant.id() == null) {
            if (variant.slug() == null && variant.version() != null && !request.application().isIdentifying()) {
                return Uni.createFrom().failure(Problem.badRequest("variant_ref.version counts the revisions of a variant and"
                        + " requires variant_ref.id, variant_ref.slug or application_ref beside it."));
            }
            Reference named = variant.slug() == null ? null : Reference.ofSlug(variant.slug());
            return direct(projectId, new References(request.application(), named, version(variant)));
        }
        return or(direct(projectId, new References(null, null, Reference.ofId(variant.id()))),
                () -> direct(projectId,
                        new References(request.application(), Reference.ofId(variant.id()), version(variant))));
    }

    private Uni<Config> direct(UUID projectId, References references) {
        boolean named = references.variant() != null || references.artifact() != null && references.artifact().isIdentifying()
                || references.revision() != null && references.revision().isIdentifying();
        return named ? lookup.find(projectId, Family.APPLICATION, references).onItem().ifNotNull()
                .transform(revision -> config(new Found(revision, null, null), null)) : Uni.createFrom().nullItem();
    }

    private Uni<Config> ofEnvironment(UUID projectId, ConfigRequest request) {
        Reference environment = request.environment();
        if (!request.application().isIdentifying() || !environment.isIdentifying()) {
            return Uni.createFrom().nullItem();
        }
        Reference named = new Reference(environment.id(), environment.id() == null ? environment.slug() : null, null);
        Uni<Config> ofEnvironment = held(projectId, request, new References(named, null, version(environment)));
        return environment.id() == null ? ofEnvironment
                : or(ofEnvironment,
                        () -> held(projectId, request, new References(null, null, Reference.ofId(environment.id()))));
    }

    /** What an environment holds for an application; not to hold it is no error here. */
    private Uni<Config> held(UUID projectId, ConfigRequest request, References environment) {
        return retrieval.retrieve(projectId, Family.APPLICATION,
                new Retrieval.Request(new References(request.application(), null, null), environment, null))
                .map(found -> config(found, request.environment()))
                .onFailure(failure -> failure instanceof Problem problem && isNothing(problem)).recoverWithNull();
    }

    private static boolean isNothing(Problem problem) {
        return problem.status() == 404 || String.valueOf(problem.detail()).contains("could not derive key");
    }

    private static Reference version(Reference reference) {
        return reference.version() == null ? null : new Reference(null, null, reference.version());
    }

    private static Uni<Config> or(Uni<Config> first, Supplier<Uni<Config>> second) {
        return first.chain(config -> config != null ? Uni.createFrom().item(config) : second.get());
    }
}
