package io.agentaquarkus.athina.dataset;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Own;
import io.agentaquarkus.identity.SlugText;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Artifacts;
import io.agentaquarkus.revision.Criteria;
import io.agentaquarkus.revision.Edit;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.testset.Table;
import io.agentaquarkus.testset.Tables;
import io.smallrye.mutiny.Uni;

/** Datasets are testsets (reference: athina-api, section 14). One that is not there is a 404. */
@Singleton
public class Datasets {

    private static final String WHAT = "Dataset with ID";

    /** The SDK names what it evaluates by the second, and may do so more than once in one. */
    private static final Pattern MADE_UP = Pattern.compile("Dataset-\\d{4}(-\\d{2}){5}");

    private final Tables tables;
    private final Artifacts artifacts;

    Datasets(Tables tables, Artifacts artifacts) {
        this.tables = tables;
        this.artifacts = artifacts;
    }

    /** Names are unique: the slug is made from the name, and testsets of other origin may have the name as well. */
    public Uni<Simple> create(Scope scope, String name, Header header, List<ObjectNode> rows) {
        return named(scope, name).chain(taken -> {
            if (taken != null) {
                if (MADE_UP.matcher(name).matches()) {
                    return create(scope, name + "-" + UUID.randomUUID(), header, rows);
                }
                throw nameTaken(name);
            }
            return tables.create(Actor.of(scope), new NewArtifact(null, SlugText.of(name), header.withName(name)), rows)
                    .onFailure(failure -> failure instanceof Problem problem && problem.status() == 409)
                    .transform(failure -> nameTaken(name));
        });
    }

    /** The newest first. */
    public Uni<List<Artifact>> all(Scope scope) {
        return artifacts.query(scope.projectId(), Family.TESTSET, criteria(Criteria.Text.ANY,
                new Windowing(null, null, null, null, "descending", null, null)));
    }

    Uni<UUID> byName(Scope scope, String name) {
        return named(scope, name).onItem().ifNull().failWith(() -> Bodies.unknown("Dataset with the name", name))
                .map(Artifact::id);
    }

    public Uni<Simple> find(Scope scope, String id) {
        return tables.find(scope.projectId(), id(id)).onItem().ifNull().failWith(() -> unknown(id));
    }

    public Uni<Table> fetch(Scope scope, String id, int offset, int limit) {
        return tables.fetch(scope.projectId(), id(id), offset, limit).onItem().ifNull().failWith(() -> unknown(id));
    }

    Uni<List<String>> append(Scope scope, String id, List<ObjectNode> rows) {
        return tables.append(Actor.of(scope), id(id), rows).onItem().ifNull().failWith(() -> unknown(id));
    }

    public Uni<Simple> set(Scope scope, String id, List<Tables.Cell> cells) {
        return tables.set(Actor.of(scope), id(id), cells).onItem().ifNull().failWith(() -> unknown(id));
    }

    public Uni<Artifact> remove(Scope scope, String id) {
        return find(scope, id).chain(found -> artifacts.remove(Actor.of(scope), Family.TESTSET, found.artifact().id()));
    }

    /** Changes what Athina keeps of the dataset beside its rows. */
    Uni<Artifact> note(Scope scope, String id, String member, JsonNode value) {
        return find(scope, id).chain(found -> {
            Artifact artifact = found.artifact();
            Header header = artifact.header();
            ObjectNode meta = header.meta() instanceof ObjectNode held ? held.deepCopy()
                    : JsonNodeFactory.instance.objectNode();
            Own.in(meta).set(member, value);
            return artifacts.edit(Actor.of(scope), Family.TESTSET,
                    new Edit(artifact.id(),
                            new Header(header.name(), header.description(), header.flags(), header.tags(), meta),
                            new Criteria.Folder(true, artifact.folderId())));
        });
    }

    private Uni<Artifact> named(Scope scope, String name) {
        return artifacts.query(scope.projectId(), Family.TESTSET,
                criteria(new Criteria.Text(List.of(), name, null, null), Windowing.NONE))
                .map(found -> found.stream().filter(artifact -> name.equals(artifact.header().name())).findFirst()
                        .orElse(null));
    }

    private static Criteria criteria(Criteria.Text text, Windowing windowing) {
        return new Criteria(List.of(), List.of(), List.of(), text, null, null, null, Criteria.Authorship.ANY,
                Criteria.Folder.ANY, false, windowing);
    }

    private static Problem nameTaken(String name) {
        return Problem.badRequest("name: there is a dataset with the name '" + name + "' already.");
    }

    private static UUID id(String id) {
        return Bodies.id(WHAT, id);
    }

    private static Problem unknown(String id) {
        return Bodies.unknown(WHAT, id);
    }
}
