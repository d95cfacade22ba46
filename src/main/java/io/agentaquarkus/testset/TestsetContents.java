package io.agentaquarkus.testset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Contents;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.testcase.IdPage;
import io.agentaquarkus.testcase.Testcase;
import io.agentaquarkus.testcase.TestcaseIds;
import io.agentaquarkus.testcase.TestcaseJson;
import io.agentaquarkus.testcase.TestcaseStore;
import io.smallrye.mutiny.Uni;

/** Puts rows into the data of revisions, which are stored with the ids of their rows alone. */
@Singleton
class TestsetContents {

    private final TestcaseStore testcases;

    TestsetContents(TestcaseStore testcases) {
        this.testcases = testcases;
    }

    /** Rows always bring their ids. A revision without data stays without. */
    Uni<List<Revision>> add(UUID projectId, List<Revision> revisions, Contents wanted) {
        List<List<UUID>> pages = revisions.stream()
                .map(revision -> IdPage.of(TestcaseIds.in(revision.data()), wanted.windowing()).ids()).toList();
        Set<UUID> needed = new LinkedHashSet<>();
        if (wanted.items()) {
            pages.forEach(needed::addAll);
        }
        return testcases.find(projectId, List.copyOf(needed)).map(found -> {
            Map<UUID, Testcase> rows = new HashMap<>();
            found.forEach(row -> rows.put(row.id(), row));
            List<Revision> filled = new ArrayList<>(revisions.size());
            for (int i = 0; i < revisions.size(); i++) {
                Revision revision = revisions.get(i);
                filled.add(revision.data() == null ? revision
                        : revision.with(revision.header(), data(pages.get(i), rows, wanted)));
            }
            return filled;
        });
    }

    private static ObjectNode data(List<UUID> ids, Map<UUID, Testcase> rows, Contents wanted) {
        ObjectNode data = wanted.ids() || wanted.items() ? TestcaseIds.data(ids) : JsonNodeFactory.instance.objectNode();
        if (wanted.items() && !ids.isEmpty()) {
            ArrayNode list = data.putArray(TestsetRows.MEMBER);
            ids.stream().filter(rows::containsKey).forEach(id -> list.add(TestcaseJson.of(rows.get(id))));
        }
        return data;
    }
}
