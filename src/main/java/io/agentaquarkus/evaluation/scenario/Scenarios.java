package io.agentaquarkus.evaluation.scenario;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.RunFlags;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.Filters;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.paging.PagedQuery;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The rows of evaluations. What is not found is null, or missing. */
@ApplicationScoped
public class Scenarios {

    private final EvaluationStore store;

    Scenarios(EvaluationStore store) {
        this.store = store;
    }

    /** In the order asked for; none when a run is closed or not there, which fails with 409. */
    public Uni<List<Scenario>> create(Actor actor, List<Scenario> scenarios) {
        return store.write(actor.projectId(), tables -> OpenRuns
                .require(tables, scenarios.stream().map(Scenario::runId).toList(), false)
                .chain(() -> tables.scenarios().insert(scenarios)).replaceWith(scenarios));
    }

    /** @param fields of a new scenario */
    static Scenario read(Actor actor, Fields fields) {
        return Scenario.create(actor, fields.uuid("run_id"), header(fields), fields.status("status"),
                fields.integer("interval"), fields.time("timestamp"));
    }

    Uni<Scenario> fetch(UUID projectId, UUID id) {
        return store.read(projectId, tables -> tables.scenarios().find(id));
    }

    public Uni<List<Scenario>> query(UUID projectId, Fields filter, Windowing windowing) {
        return store.read(projectId, tables -> tables.scenarios().list(query -> conditions(query, filter), windowing, false));
    }

    /** Changes what the fields have; all of the scenarios that are there, or none. */
    Uni<List<Scenario>> edit(Actor actor, List<Fields> edits) {
        return store.write(actor.projectId(), tables -> lock(tables, edits.stream().map(edit -> edit.uuid("id")).toList())
                .chain(() -> Multi.createFrom().iterable(edits).onItem()
                        .transformToUniAndConcatenate(edit -> edit(tables, actor, edit)).collect().asList()));
    }

    /** The ids of those that were there. */
    public Uni<List<UUID>> delete(Actor actor, List<UUID> ids) {
        return store.write(actor.projectId(), tables -> lock(tables, ids)
                .map(found -> found.stream().map(Scenario::id).toList())
                .call(there -> tables.scenarios().delete(there)));
    }

    /** In the order of their ids. Runs are held before what belongs to them, here as everywhere. */
    private static Uni<List<Scenario>> lock(Tables tables, List<UUID> ids) {
        List<UUID> given = ids.stream().filter(Objects::nonNull).toList();
        return tables.scenarios().peek(given)
                .call(found -> OpenRuns.of(tables, found, Scenario::runId, each -> Map.of("scenario_id", each.id())))
                .chain(() -> tables.scenarios().lock(given, true));
    }

    private static Uni<Scenario> edit(Tables tables, Actor actor, Fields edit) {
        return tables.scenarios().find(edit.uuid("id")).onItem().ifNotNull().transformToUni(before -> {
            Scenario after = new Scenario(before.id(), header(edit).orElse(before.header()), before.lifecycle(),
                    edit.has("status") ? edit.status("status") : before.status(),
                    edit.has("interval") ? edit.integer("interval") : before.interval(),
                    edit.has("timestamp") ? edit.time("timestamp") : before.timestamp(), before.runId()).updated(actor);
            return tables.scenarios().update(after.id(), after);
        });
    }

    /** Flags are those of runs, all of them as soon as there is any. */
    private static Header header(Fields fields) {
        Header header = fields.header();
        return header.flags() == null ? header : header.withFlags(RunFlags.of(header.flags()).json());
    }

    private static PagedQuery<?> conditions(PagedQuery<?> query, Fields filter) {
        Filters.ofRuns(Filters.timed(Filters.common(query, filter), filter), filter);
        return query.in("r.timestamp", filter.times("timestamps"));
    }
}
