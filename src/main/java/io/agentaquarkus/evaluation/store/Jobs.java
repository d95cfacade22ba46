package io.agentaquarkus.evaluation.store;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.UUID;

import io.agentaquarkus.database.Statements;
import io.agentaquarkus.evaluation.Job;
import io.agentaquarkus.evaluation.Job.Task;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.RunFlags;
import io.agentaquarkus.evaluation.Work;
import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Uni;

/**
 * The jobs of one project, as part of a unit of work that holds their runs. What is stored for a task is stored together
 * with its lease being seen: who has lost it stores nothing.
 */
public final class Jobs {

    /** As many scenarios of a run are worked on at a time unless it says otherwise. */
    private static final int WIDTH = 10;

    private static final String ADD = """
            insert into evaluation_job (project_id, id, run_id, user_id, kind, work, width, planned, served_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())
            """;
    private static final String ADD_TASKS = """
            insert into evaluation_task (project_id, job_id, scenario_id)
            select project_id, $2, id from evaluation_scenario where project_id = $1 and run_id = $3 and ($4::uuid[] is null or id = any($4::uuid[]))
            """;
    private static final String BEGIN = """
            update evaluation_scenario s set status = 'RUNNING',
                flags = ($2::text::jsonb || coalesce(s.flags, '{}')::jsonb || '{"is_active": true}')::text
            from evaluation_task t where t.project_id = $1 and t.job_id = $3 and s.project_id = t.project_id and s.id = t.scenario_id
            """;
    private static final String PLANNED = """
            update evaluation_job set planned = true, lease = null, leased_until = null, attempts = 0
            where project_id = $1 and id = $2 and lease = $3 returning id
            """;
    private static final String STORED = """
            update evaluation_task set done = array_append(done, $4) where project_id = $1 and job_id = $2 and lease = $3 returning scenario_id
            """;
    private static final String DONE = """
            delete from evaluation_task where project_id = $1 and job_id = $2 and lease = $3 returning scenario_id
            """;
    private static final String FINISHED = "delete from evaluation_job where project_id = $1 and id = $2 and lease = $3 returning id";
    private static final String ANY = "select 1 from evaluation_job where project_id = $1 and run_id = $2 limit 1";
    private static final String IS_ACCEPTED = """
            select 1 where exists (select from evaluation_job where project_id = $1 and run_id = $2 and work::jsonb ->> 'minute' = $3)
                or exists (select from evaluation_scenario where project_id = $1 and run_id = $2 and "timestamp" = $4)
            """;
    private static final String CANCEL = """
            with gone as (delete from evaluation_job where project_id = $1 and run_id = $2 returning id)
            update evaluation_scenario s set status = 'CANCELLED', updated_at = $3, updated_by_id = $4
            from evaluation_task t, gone where t.project_id = $1 and t.job_id = gone.id and s.project_id = $1 and s.id = t.scenario_id
            """;

    private final Statements statements;
    private final UUID projectId;

    Jobs(Statements statements, UUID projectId) {
        this.statements = statements;
        this.projectId = projectId;
    }

    /** Accepts work whose scenarios are still to be made. */
    public Uni<Void> add(Actor actor, Run run, Work work) {
        return add(Ids.next(), actor, run, Job.EVALUATION, work, false);
    }

    /**
     * Accepts work on scenarios that are there.
     *
     * @param scenarioIds null for all of the run's
     */
    public Uni<Void> add(Actor actor, Run run, Work work, Collection<UUID> scenarioIds) {
        return add(actor, run, Job.EVALUATION, work, scenarioIds);
    }

    /** As above, of any kind. */
    public Uni<Void> add(Actor actor, Run run, String kind, Work work, Collection<UUID> scenarioIds) {
        UUID id = Ids.next();
        return add(id, actor, run, kind, work, true).chain(() -> addTasks(id, run.id(), scenarioIds));
    }

    /** As above, of scenarios that have been executed before: it is noted in them that they are again. */
    public Uni<Void> addAgain(Actor actor, Run run, Work work, Collection<UUID> scenarioIds) {
        UUID id = Ids.next();
        return add(id, actor, run, Job.EVALUATION, work, true).chain(() -> addTasks(id, run.id(), scenarioIds))
                .chain(() -> statements.rows(BEGIN, projectId, RunFlags.NONE.json().toString(), id)).replaceWithVoid();
    }

    private Uni<Void> add(UUID id, Actor actor, Run run, String kind, Work work, boolean planned) {
        RunData.Concurrency concurrency = run.dataOrNone().concurrency();
        int width = concurrency == null || concurrency.batchSize() == null ? WIDTH : Math.max(1, concurrency.batchSize());
        return statements.rows(ADD, projectId, id, run.id(), actor.userId(), kind, work.json(), width, planned)
                .replaceWithVoid();
    }

    private Uni<Void> addTasks(UUID jobId, UUID runId, Collection<UUID> scenarioIds) {
        return statements.rows(ADD_TASKS, projectId, jobId, runId,
                scenarioIds == null ? null : new LinkedHashSet<>(scenarioIds).toArray(UUID[]::new)).replaceWithVoid();
    }

    /** Adds the tasks that a job has been planned to have; false, and nothing, when its lease is lost. */
    public Uni<Boolean> plan(Job job, Collection<UUID> scenarioIds) {
        return is(PLANNED, projectId, job.id(), job.lease())
                .call(held -> held ? addTasks(job.id(), job.runId(), scenarioIds) : Uni.createFrom().voidItem());
    }

    /** Notes that a cell is stored; false when the lease is lost. */
    public Uni<Boolean> stored(Task task, String cell) {
        return is(STORED, projectId, task.job().id(), task.lease(), cell);
    }

    /** Ends a task; false when the lease is lost. */
    public Uni<Boolean> done(Task task) {
        return is(DONE, projectId, task.job().id(), task.lease());
    }

    /** Ends a job with whatever tasks it has; false when the lease is lost. */
    public Uni<Boolean> finished(Job job) {
        return is(FINISHED, projectId, job.id(), job.lease());
    }

    /** Whether anything of the run is still to be done. */
    public Uni<Boolean> any(UUID runId) {
        return is(ANY, projectId, runId);
    }

    /** Whether a minute is being evaluated live already, or was with any result. */
    public Uni<Boolean> isAccepted(UUID runId, Work live) {
        return is(IS_ACCEPTED, projectId, runId, live.minute(), live.oldest().atOffset(ZoneOffset.UTC));
    }

    /**
     * Ends all jobs of a run. Who works on them finds the lease lost before the next step.
     *
     * @return whether anything was left to be done
     */
    public Uni<Boolean> cancel(Actor actor, UUID runId) {
        return any(runId).call(any -> any
                ? statements.rows(CANCEL, projectId, runId, actor.now().atOffset(ZoneOffset.UTC), actor.userId())
                : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> is(String sql, Object... parameters) {
        return statements.rows(sql, parameters).map(rows -> !rows.isEmpty());
    }

    /** As the columns {@code id, run_id, user_id, kind, work, planned, lease, attempts} have it. */
    static Job job(UUID projectId, Object[] row, int from) {
        return new Job(projectId, (UUID) row[from], (UUID) row[from + 1], (UUID) row[from + 2],
                (String) row[from + 3], Work.read((String) row[from + 4]), (Boolean) row[from + 5], (UUID) row[from + 6],
                (Integer) row[from + 7]);
    }

    static LinkedHashSet<String> texts(Object array) {
        return new LinkedHashSet<>(Arrays.asList(array instanceof String[] texts ? texts : new String[0]));
    }
}
