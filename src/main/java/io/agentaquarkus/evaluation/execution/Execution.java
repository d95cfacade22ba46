package io.agentaquarkus.evaluation.execution;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.agentaquarkus.background.Home;
import io.agentaquarkus.evaluation.Job;
import io.agentaquarkus.evaluation.Job.Task;
import io.agentaquarkus.evaluation.store.JobLeases;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Executes what has been accepted, a bounded number of scenarios at a time. It looks for work when something was accepted
 * here, when something is done, and every second: another server may have accepted it, or have ended half-way.
 */
@ApplicationScoped
public class Execution {

    private static final Logger LOG = Logger.getLogger(Execution.class);

    private static final long EVERY_MS = 1_000;
    private static final int ATTEMPTS_MAX = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration GIVING_BACK = Duration.ofSeconds(5);

    private final JobLeases leases;
    private final JobExecution jobs;
    private final ScenarioExecution scenarios;
    private final ExecutionConfig config;
    private final Vertx vertx;

    private final Set<UUID> held = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean more = new AtomicBoolean();
    private volatile boolean stopped;
    private long looks;
    private long extensions;

    Execution(JobLeases leases, JobExecution jobs, ScenarioExecution scenarios, ExecutionConfig config, Vertx vertx) {
        this.leases = leases;
        this.jobs = jobs;
        this.scenarios = scenarios;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (config.concurrency() > 0) {
            looks = vertx.setPeriodic(EVERY_MS, id -> wake());
            extensions = vertx.setPeriodic(Math.max(1, config.lease().toMillis() / 3), id -> leases
                    .extend(config.lease(), Set.copyOf(held)).subscribe().with(done -> {
                    }, failure -> LOG.warn("Leases could not be extended; it is tried again", failure)));
        }
    }

    /** What is under way is left to the other servers, or to the next start. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        vertx.cancelTimer(looks);
        vertx.cancelTimer(extensions);
        leases.giveBack(Duration.ZERO, Set.copyOf(held)).onFailure().invoke(
                failure -> LOG.debug("Leases were not given back; they end by themselves", failure))
                .onFailure().recoverWithNull().await().atMost(GIVING_BACK);
    }

    /** To be called after the commit of what was accepted. */
    public void wake() {
        more.set(true);
        if (!stopped && config.concurrency() > 0 && looking.compareAndSet(false, true)) {
            more.set(false);
            look().subscribe().with(found -> looked(found), failure -> {
                LOG.debug("It could not be looked for work; it is tried again", failure);
                looking.set(false);
            });
        }
    }

    private void looked(boolean found) {
        looking.set(false);
        if (more.get() || found && held.size() < config.concurrency()) {
            wake();
        }
    }

    /** Whether there was anything. */
    private Uni<Boolean> look() {
        int free = config.concurrency() - held.size();
        return free <= 0 ? Uni.createFrom().item(false)
                : leases.job(config.lease()).chain(job -> job != null ? Uni.createFrom().item(begin(job))
                        : leases.tasks(config.lease(), free).map(this::begin));
    }

    private boolean begin(Job job) {
        begin(job.lease(), job.attempts(), () -> jobs.run(job), () -> jobs.fail(job));
        return true;
    }

    private boolean begin(List<Task> tasks) {
        tasks.forEach(task -> begin(task.lease(), task.attempts(), () -> scenarios.run(task), () -> scenarios.giveUp(task)));
        return !tasks.isEmpty();
    }

    /** What has failed or never come back too often is given up. */
    private void begin(UUID lease, int attempts, Work work, Work giveUp) {
        held.add(lease);
        Work next = attempts > ATTEMPTS_MAX ? giveUp : work;
        Home.work(vertx, next::done, done -> end(lease), failure -> {
            if (!(failure instanceof LostLease)) {
                LOG.warnf(failure, "A part of an evaluation could not be executed (attempt %d)", attempts);
                leases.giveBack(PAUSE.multipliedBy(attempts), Set.of(lease)).subscribe().with(given -> {
                }, notGiven -> LOG.debug("A lease was not given back; it ends by itself", notGiven));
            }
            end(lease);
        });
    }

    private void end(UUID lease) {
        held.remove(lease);
        wake();
    }

    private interface Work {

        Uni<Void> done();
    }
}
