package io.agentaquarkus.evaluation.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.database.Statements;
import io.agentaquarkus.evaluation.Job;
import io.agentaquarkus.evaluation.Job.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Who works on what, of all projects and among all servers on the database. A lease is given to one at a time; one that has
 * ended is given to whoever asks next. The database's clock alone decides. Jobs take turns, so that none waits for the end
 * of a larger one; but the work on one scenario is done in the order in which it was accepted.
 */
@ApplicationScoped
public class JobLeases {

    private static final String JOB = """
            with free as (
                select j.project_id, j.id from evaluation_job j
                where (j.leased_until is null or j.leased_until <= now())
                    and (not j.planned or not exists (select from evaluation_task t where t.project_id = j.project_id and t.job_id = j.id))
                order by j.served_at limit 1 for update skip locked)
            update evaluation_job j set lease = gen_random_uuid(), leased_until = now() + make_interval(secs => $1),
                attempts = j.attempts + 1, served_at = clock_timestamp()
            from free where j.project_id = free.project_id and j.id = free.id
            returning j.project_id, j.id, j.run_id, j.user_id, j.kind, j.work, j.planned, j.lease, j.attempts
            """;
    private static final String TASKS = """
            with job as (
                select j.*, j.width - (select count(*) from evaluation_task t
                        where t.project_id = j.project_id and t.job_id = j.id and t.leased_until > now()) as room
                from evaluation_job j
                where j.planned and exists (select from evaluation_task t where t.project_id = j.project_id and t.job_id = j.id
                        and (t.leased_until is null or t.leased_until <= now())
                        and not exists (select from evaluation_task o
                            where o.project_id = t.project_id and o.scenario_id = t.scenario_id and o.job_id < t.job_id))
                    and (select count(*) from evaluation_task t
                        where t.project_id = j.project_id and t.job_id = j.id and t.leased_until > now()) < j.width
                order by j.served_at limit 1 for update of j skip locked),
            turn as (
                update evaluation_job j set served_at = clock_timestamp() from job where j.project_id = job.project_id and j.id = job.id),
            free as (
                select t.project_id, t.job_id, t.scenario_id from evaluation_task t, job
                where t.project_id = job.project_id and t.job_id = job.id and (t.leased_until is null or t.leased_until <= now())
                    and not exists (select from evaluation_task o
                        where o.project_id = t.project_id and o.scenario_id = t.scenario_id and o.job_id < t.job_id)
                order by t.scenario_id limit (select least($2::bigint, room) from job) for update of t skip locked)
            update evaluation_task t set lease = gen_random_uuid(), leased_until = now() + make_interval(secs => $1),
                attempts = t.attempts + 1
            from free, job where t.project_id = free.project_id and t.job_id = free.job_id and t.scenario_id = free.scenario_id
            returning t.project_id, job.id, job.run_id, job.user_id, job.kind, job.work, job.planned, null::uuid, 0,
                t.scenario_id, t.lease, t.attempts, t.done
            """;
    /** Rows that somebody holds are being written, and are reached the next time. */
    private static final String EXTEND = """
            with mine as (select project_id, job_id, scenario_id from evaluation_task where lease = any($2) for update skip locked),
            jobs as (select project_id, id from evaluation_job where lease = any($2) for update skip locked),
            extended as (
                update evaluation_job j set leased_until = now() + make_interval(secs => $1)
                from jobs where j.project_id = jobs.project_id and j.id = jobs.id)
            update evaluation_task t set leased_until = now() + make_interval(secs => $1)
            from mine where t.project_id = mine.project_id and t.job_id = mine.job_id and t.scenario_id = mine.scenario_id
            """;
    private static final String GIVE_BACK = """
            with mine as (select project_id, job_id, scenario_id from evaluation_task where lease = any($2) for update skip locked),
            jobs as (select project_id, id from evaluation_job where lease = any($2) for update skip locked),
            given as (
                update evaluation_job j set lease = null, leased_until = now() + make_interval(secs => $1)
                from jobs where j.project_id = jobs.project_id and j.id = jobs.id)
            update evaluation_task t set lease = null, leased_until = now() + make_interval(secs => $1)
            from mine where t.project_id = mine.project_id and t.job_id = mine.job_id and t.scenario_id = mine.scenario_id
            """;
    private static final String IS_HELD = """
            select 1 from evaluation_task where project_id = $1 and job_id = $2 and lease = $3
            """;

    private final Statements statements;

    JobLeases(Pool pool) {
        this.statements = Statements.of(pool);
    }

    /** A job that is to be planned or, when all its tasks are done, to be finished; null when there is none. */
    public Uni<Job> job(Duration time) {
        return statements.first(JOB, seconds(time)).map(row -> row == null ? null : Jobs.job((UUID) row[0], row, 1));
    }

    /** Tasks of one job whose turn it is, at most as many as asked for; none when there is nothing to do. */
    public Uni<List<Task>> tasks(Duration time, int count) {
        return statements.rows(TASKS, seconds(time), (long) count).map(rows -> rows.stream().map(row -> new Task(
                Jobs.job((UUID) row[0], row, 1), (UUID) row[9], (UUID) row[10], (Integer) row[11], Jobs.texts(row[12])))
                .toList());
    }

    /** Lets leases that are still held end later. */
    public Uni<Void> extend(Duration time, Collection<UUID> leases) {
        return leases.isEmpty() ? Uni.createFrom().voidItem()
                : statements.rows(EXTEND, seconds(time), leases.toArray(UUID[]::new)).replaceWithVoid();
    }

    /** Ends leases, after which others may have them, be it only after a while. */
    public Uni<Void> giveBack(Duration pause, Collection<UUID> leases) {
        return leases.isEmpty() ? Uni.createFrom().voidItem()
                : statements.rows(GIVE_BACK, seconds(pause), leases.toArray(UUID[]::new)).replaceWithVoid();
    }

    /** Whether nobody has taken the task up meanwhile, or ended it. */
    public Uni<Boolean> isHeld(Task task) {
        return statements.first(IS_HELD, task.job().projectId(), task.job().id(), task.lease()).map(row -> row != null);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
