package io.agentaquarkus.evaluation.store;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.paging.PagedQuery;

/** The conditions that several of the tables can be asked for with (reference: agenta-evaluations, section 5.1). */
public final class Filters {

    private Filters() {
    }

    /** Ids, status and labels. What is said of {@code meta} is not looked at. */
    public static PagedQuery<?> common(PagedQuery<?> query, Fields filter) {
        return query.in("r.id", filter.uuids("ids")).equal("r.status", filter.status("status"))
                .in("r.status", filter.statuses("statuses")).contains("r.flags", filter.given("flags"))
                .contains("r.tags", filter.json("tags"));
    }

    /** What belongs to runs. */
    public static PagedQuery<?> ofRuns(PagedQuery<?> query, Fields filter) {
        return query.equal("r.runId", filter.uuid("run_id")).in("r.runId", filter.uuids("run_ids"));
    }

    /** What belongs to a run that has all of one of these flags. */
    public static PagedQuery<?> ofRunsWith(PagedQuery<?> query, List<ObjectNode> flags) {
        return query.and(flags.stream().map(each -> query.has("u.flags", each)).collect(Collectors.joining(" or ",
                "exists (select u.id from RunEntity u where u.projectId = :project and u.id = r.runId and (", "))")));
    }

    /** What may be of a time. */
    public static PagedQuery<?> timed(PagedQuery<?> query, Fields filter) {
        return query.equal("r.interval", filter.integer("interval")).in("r.interval", filter.integers("intervals"))
                .equal("r.timestamp", filter.time("timestamp"));
    }
}
