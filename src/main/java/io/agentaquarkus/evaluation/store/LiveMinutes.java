package io.agentaquarkus.evaluation.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Up to when the minutes of live runs have been accepted, by whichever server. */
@ApplicationScoped
public class LiveMinutes {

    private static final String READ = "select minute from live_clock";
    private static final String WRITE = """
            insert into live_clock (minute) values ($1)
            on conflict (id) do update set minute = greatest(live_clock.minute, excluded.minute)
            """;

    private final Statements statements;

    LiveMinutes(Pool pool) {
        this.statements = Statements.of(pool);
    }

    /** The end of the last minute; null before the first. */
    public Uni<Instant> accepted() {
        return statements.rows(READ)
                .map(rows -> rows.isEmpty() ? null : ((OffsetDateTime) rows.get(0)[0]).toInstant());
    }

    /** All minutes that end by then are accepted. */
    public Uni<Void> accept(Instant end) {
        return statements.rows(WRITE, end.atOffset(ZoneOffset.UTC)).replaceWithVoid();
    }
}
