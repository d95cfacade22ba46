package io.agentaquarkus.prompt;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.identity.SlugText;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Artifacts;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Committed;
import io.agentaquarkus.revision.Criteria;
import io.agentaquarkus.revision.Edit;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.RevisionLookup;
import io.agentaquarkus.revision.Revisions;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.revision.SimpleEntities;
import io.smallrye.mutiny.Uni;

/**
 * Prompts by name: an application each, whose default variant has the versions, counted from 1. The default version is the
 * first one until another is made it. A prompt or version that is not there is a 404.
 */
@ApplicationScoped
public class Prompts {

    private static final String URI = "agenta:builtin:completion:v0";
    private static final int CONFLICT = 409;

    private final SimpleEntities entities;
    private final Artifacts artifacts;
    private final Revisions revisions;
    private final RevisionLookup lookup;
    private final DefaultVersions defaults;

    Prompts(SimpleEntities entities, Artifacts artifacts, Revisions revisions, RevisionLookup lookup,
            DefaultVersions defaults) {
        this.entities = entities;
        this.artifacts = artifacts;
        this.revisions = revisions;
        this.lookup = lookup;
        this.defaults = defaults;
    }

    /** Adds a version; the first one makes the prompt. */
    public Uni<PromptVersion> commit(Actor actor, String name, ObjectNode content, Header header, String message) {
        ObjectNode data = data(content);
        return lookUp(actor.projectId(), name).chain(found -> found != null ? add(actor, found, data, header, message)
                : create(actor, name, data, header, message)
                        // Somebody else has made it in the meantime.
                        .onFailure(failure -> failure instanceof Problem problem && problem.status() == CONFLICT)
                        .recoverWithUni(conflict -> lookUp(actor.projectId(), name).onItem().ifNull().failWith(conflict)
                                .chain(made -> add(actor, made, data, header, message))));
    }

    public Uni<PromptVersion> defaultVersion(UUID projectId, String name) {
        return find(projectId, name).chain(prompt -> defaults.find(projectId, prompt)
                .chain(marked -> marked != null ? Uni.createFrom().item(marked) : head(projectId, prompt)))
                .map(revision -> new PromptVersion(requirePrompt(revision, name), true));
    }

    public Uni<PromptVersion> version(UUID projectId, String name, int version) {
        return find(projectId, name).chain(prompt -> defaults.find(projectId, prompt).chain(marked -> lookup
                .find(projectId, Family.APPLICATION, new References(Reference.ofId(prompt.id()), null,
                        new Reference(null, null, Integer.toString(version))))
                .map(revision -> {
                    if (revision == null || revision.data() == null) {
                        throw Problem.notFound("The prompt " + name + " has no version " + version + ".");
                    }
                    return new PromptVersion(requirePrompt(revision, name),
                            marked != null && marked.id().equals(revision.id()));
                })));
    }

    public Uni<PromptVersion> makeDefault(Actor actor, String name, int version) {
        return version(actor.projectId(), name, version)
                .chain(found -> defaults.set(actor, found.revision()).replaceWith(new PromptVersion(found.revision(), true)));
    }

    public Uni<List<Artifact>> all(UUID projectId) {
        return artifacts.query(projectId, Family.APPLICATION, Criteria.NONE);
    }

    public Uni<Artifact> remove(Actor actor, String name) {
        return find(actor.projectId(), name)
                .chain(prompt -> artifacts.remove(actor, Family.APPLICATION, prompt.id())
                        .call(() -> defaults.forget(actor, prompt)));
    }

    /** Another prompt, whose first version is what is the default one here. */
    public Uni<PromptVersion> duplicate(Actor actor, String name, String newName) {
        return lookUp(actor.projectId(), newName).chain(taken -> {
            if (taken != null) {
                throw Problem.badRequest("name: there is a prompt with the name '" + newName + "' already.");
            }
            return defaultVersion(actor.projectId(), name);
        }).chain(source -> create(actor, newName, source.revision().data(), source.revision().header().withFlags(null),
                source.revision().message()));
    }

    /** Changes what its owner keeps of the prompt besides its versions. */
    public Uni<Artifact> editMeta(Actor actor, String name, UnaryOperator<ObjectNode> change) {
        return find(actor.projectId(), name).chain(prompt -> {
            ObjectNode meta = prompt.header().meta() instanceof ObjectNode held ? held.deepCopy()
                    : JsonNodeFactory.instance.objectNode();
            return artifacts.edit(actor, Family.APPLICATION,
                    new Edit(prompt.id(), new Header(null, null, null, null, change.apply(meta)), null));
        });
    }

    public Uni<Artifact> find(UUID projectId, String name) {
        return lookUp(projectId, name).onItem().ifNull().failWith(() -> unknown(name));
    }

    private Uni<PromptVersion> create(Actor actor, String name, JsonNode data, Header header, String message) {
        NewArtifact prompt = new NewArtifact(null, SlugText.of(name), Header.NONE.withName(name));
        return entities.create(actor, Family.APPLICATION, prompt, (ObjectNode) data, header, message).map(Simple::revision)
                .chain(first -> defaults.set(actor, first).replaceWith(new PromptVersion(first, true)));
    }

    private Uni<PromptVersion> add(Actor actor, Artifact prompt, ObjectNode data, Header header, String message) {
        return entities.fetch(actor.projectId(), Family.APPLICATION, prompt.id())
                .onItem().ifNull().failWith(() -> unknown(prompt.slug()))
                .chain(whole -> revisions.commit(actor, Family.APPLICATION,
                        new Commit(prompt.id(), whole.variant().id(), null, header, message, data, null)))
                .map(Committed::revision).map(revision -> new PromptVersion(revision, false));
    }

    private Uni<Revision> head(UUID projectId, Artifact prompt) {
        return lookup.find(projectId, Family.APPLICATION, new References(Reference.ofId(prompt.id()), null, null));
    }

    private Uni<Artifact> lookUp(UUID projectId, String name) {
        Criteria.Text slug = new Criteria.Text(List.of(SlugText.of(name)), null, null, null);
        return artifacts.query(projectId, Family.APPLICATION, new Criteria(List.of(), List.of(), List.of(), slug, null, null,
                null, Criteria.Authorship.ANY, Criteria.Folder.ANY, false, null))
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    private static Revision requirePrompt(Revision revision, String name) {
        if (revision == null || revision.data() == null
                || !revision.data().path("parameters").path("prompt").path("messages").isArray()) {
            throw Problem.notFound("The application " + name + " has no prompt.");
        }
        return revision;
    }

    private static ObjectNode data(ObjectNode content) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("uri", URI);
        data.putObject("parameters").set("prompt", content);
        return data;
    }

    private static Problem unknown(String name) {
        return Problem.notFound("The prompt " + name + " not found.");
    }
}
