package io.agentaquarkus.revision;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

/** What plain SQL selects of a revision, its variant and its artifact, and what is made of it: the two have one order. */
final class RevisionColumns {

    private static final List<String> COMMON = List.of("id", "slug", "name", "description", "flags", "tags", "meta",
            "created_at", "updated_at", "deleted_at", "created_by_id", "updated_by_id", "deleted_by_id");

    /** Of a variant {@code v} and its artifact {@code a}. */
    static final String VARIANT = common("v") + ", " + common("a") + ", a.folder_id";

    /** Of a revision {@code r} and what it belongs to. */
    static final String REVISION = common("r") + ", r.version, r.message, r.author_id, r.authored_at, r.data, " + VARIANT;

    private final Object[] values;
    private int next;

    /** @param values of a row that has the columns from there on */
    RevisionColumns(Object[] values, int from) {
        this.values = values;
        this.next = from;
    }

    Revision revision() {
        UUID id = next();
        String slug = next();
        Header header = header();
        Lifecycle lifecycle = lifecycle();
        int version = this.<Integer> next();
        String message = next();
        UUID authorId = next();
        Instant authoredAt = time();
        ObjectNode data = (ObjectNode) ExactJson.read(next());
        return new Revision(id, slug, version, variant(), header, message, authorId, authoredAt, data, lifecycle);
    }

    Variant variant() {
        UUID id = next();
        String slug = next();
        Header header = header();
        Lifecycle lifecycle = lifecycle();
        return new Variant(id, slug, artifact(), header, lifecycle);
    }

    private Artifact artifact() {
        UUID id = next();
        String slug = next();
        Header header = header();
        Lifecycle lifecycle = lifecycle();
        return new Artifact(id, slug, next(), header, lifecycle);
    }

    private Header header() {
        return new Header(next(), next(), ExactJson.read(next()), ExactJson.read(next()), ExactJson.read(next()));
    }

    private Lifecycle lifecycle() {
        return new Lifecycle(time(), time(), time(), next(), next(), next());
    }

    private Instant time() {
        OffsetDateTime time = next();
        return time == null ? null : time.toInstant();
    }

    @SuppressWarnings("unchecked")
    private <T> T next() {
        return (T) values[next++];
    }

    private static String common(String table) {
        return COMMON.stream().map(column -> table + "." + column).collect(Collectors.joining(", "));
    }
}
