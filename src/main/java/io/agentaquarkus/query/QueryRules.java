package io.agentaquarkus.query;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Contents;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.FamilyRules;
import io.agentaquarkus.revision.Revision;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Saved trace queries: what their data points to are the traces that they find (reference: agenta-entities, section 12). */
@Singleton
class QueryRules implements FamilyRules {

    private final QueryRun run;

    QueryRules(QueryRun run) {
        this.run = run;
    }

    @Override
    public Family family() {
        return Family.QUERY;
    }

    /** A query has no flags that mean anything, but may be said to have none. */
    @Override
    public JsonNode artifactFlags(JsonNode sent) {
        return sent == null || sent.isNull() ? null : JsonNodeFactory.instance.objectNode();
    }

    @Override
    public JsonNode artifactQueryFlags(JsonNode sent) {
        return null;
    }

    @Override
    public boolean simpleArchiveShowsHead() {
        return false;
    }

    @Override
    public boolean simpleEditsVariant() {
        return true;
    }

    @Override
    public boolean isSelfContained(Commit commit) {
        return true;
    }

    @Override
    public ObjectNode stored(ObjectNode data) {
        return data == null ? null : QueryData.stored(data);
    }

    @Override
    public String contentsPermission() {
        return "view_spans";
    }

    /** A revision without data asks for nothing, and so has no traces, not even none. */
    @Override
    public Uni<List<Revision>> withContents(UUID projectId, List<Revision> revisions, Contents wanted) {
        if (wanted.isNothing()) {
            return Uni.createFrom().item(revisions);
        }
        return Multi.createFrom().iterable(revisions)
                .onItem().transformToUniAndConcatenate(revision -> revision.data() == null ? Uni.createFrom().item(revision)
                        : run.withTraces(projectId, revision.data(), wanted)
                                .map(data -> revision.with(revision.header(), data)))
                .collect().asList();
    }
}
