package io.agentaquarkus.evaluation.execution;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.FilterTimes;
import io.smallrye.mutiny.Uni;

/** Refreshes live runs when the administrator asks for it, besides every minute. */
@Path("/admin/evaluations/runs")
public class LiveRunsResource {

    private final LiveRuns runs;

    LiveRunsResource(LiveRuns runs) {
        this.runs = runs;
    }

    /**
     * @param interval minutes, from 1 to 60, as the contract has checked; null is 1
     * @param datetime the end of the minutes; null refreshes nothing
     */
    @POST
    @Path("refresh")
    public Uni<Map<String, String>> refreshRuns(@QueryParam("trigger_interval") String interval,
            @QueryParam("trigger_datetime") String datetime) {
        int minutes = interval == null ? 1 : Integer.parseInt(interval.strip());
        return datetime == null ? Uni.createFrom().item(Map.of("status", "error"))
                : runs.tick(time(datetime), minutes).replaceWith(Map.of("status", "success"));
    }

    private static Instant time(String text) {
        try {
            return FilterTimes.instant(text).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException noTime) {
            throw new Problem(422, "'trigger_datetime' must be a time in ISO 8601.");
        }
    }
}
