package io.agentaquarkus.revision;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.agentaquarkus.database.DatabaseAddress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;

/**
 * Listens to what the database tells of changes, over one connection of its own. The connection is tried all the time, so
 * that one that is dead without having been closed is found out, too.
 */
@ApplicationScoped
class ChangeFeed {

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final String CHANNEL = "agenta_change";
    private static final String NAME = "agenta-quarkus changes";
    private static final long RECONNECT_AFTER_MS = 250;
    private static final long PROBE_EVERY_MS = 2_000;

    private final Changes changes;
    private final DatabaseAddress database;
    private final Vertx vertx;

    private volatile PgConnection connection;
    private volatile boolean stopped;
    private long probe;
    private boolean probed;

    ChangeFeed(Changes changes, DatabaseAddress database, Vertx vertx, MeterRegistry registry) {
        this.changes = changes;
        this.database = database;
        this.vertx = vertx;
        Gauge.builder("agenta.changes.followed", changes, followed -> followed.isFollowed() ? 1 : 0)
                .description("Whether the server hears of what others change in its database: 1 or 0")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        probe = vertx.setPeriodic(PROBE_EVERY_MS, id -> tryConnection());
        connect();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        vertx.cancelTimer(probe);
        if (connection != null) {
            connection.close();
        }
    }

    private void connect() {
        // The name is how an operator finds the connection in pg_stat_activity.
        PgConnectOptions options = new PgConnectOptions(database.options()).addProperty("application_name", NAME);
        PgConnection.connect(vertx, options).onSuccess(opened -> {
            opened.notificationHandler(notification -> changes.changed(UUID.fromString(notification.getPayload())));
            opened.closeHandler(closed -> lose(opened));
            connection = opened;
            opened.query("listen " + CHANNEL).execute().onSuccess(listening -> changes.found()).onFailure(failure -> {
                LOG.debug("Could not listen for changes", failure);
                opened.close();
                lose(opened);
            });
        }).onFailure(failure -> reconnect());
    }

    private void lose(PgConnection lost) {
        if (connection == lost) {
            connection = null;
            changes.lost();
            reconnect();
        }
    }

    private void reconnect() {
        if (!stopped) {
            vertx.setTimer(RECONNECT_AFTER_MS, id -> connect());
        }
    }

    /** A connection that has not answered by the next time is given up. */
    private void tryConnection() {
        PgConnection current = connection;
        if (current == null) {
            return;
        }
        if (probed) {
            LOG.warn("The database does not answer on the connection that tells of changes; connecting anew");
            probed = false;
            current.close();
            lose(current);
            return;
        }
        probed = true;
        current.query("select 1").execute().onComplete(answer -> probed = false);
    }
}
