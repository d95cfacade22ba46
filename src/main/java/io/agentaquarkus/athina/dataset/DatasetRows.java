package io.agentaquarkus.athina.dataset;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.testset.Table;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Rows as they are uploaded: with results among their values, which are kept as such. */
@Singleton
class DatasetRows {

    private final Datasets datasets;
    private final DatasetResults results;

    DatasetRows(Datasets datasets, DatasetResults results) {
        this.datasets = datasets;
        this.results = results;
    }

    Uni<Simple> create(Scope scope, String name, Header header, EvalColumns columns) {
        return datasets.create(scope, name, header, columns.rows())
                .call(made -> columns.findings().isEmpty() ? Uni.createFrom().voidItem()
                        : datasets.fetch(scope, made.artifact().id().toString(), 0, Integer.MAX_VALUE)
                                .chain(table -> Multi.createFrom().iterable(columns.findings().keySet()).onItem()
                                        .transformToUniAndConcatenate(column -> results.keep(scope, table,
                                                EvalColumns.config(column), columns.found(column, table.rows())))
                                        .collect().last()));
    }

    /** The ids of the new rows. */
    Uni<List<String>> append(Scope scope, String id, List<ObjectNode> sent) {
        return datasets.find(scope, id).chain(dataset -> {
            EvalColumns columns = EvalColumns.in(sent, EvalColumns.of(dataset.artifact()));
            return datasets.append(scope, id, columns.rows())
                    .call(ids -> columns.findings().values().stream().allMatch(Map::isEmpty)
                            ? Uni.createFrom().voidItem()
                            : datasets.fetch(scope, id, 0, Integer.MAX_VALUE)
                                    .chain(table -> keep(scope, table, added(table, ids), columns)));
        });
    }

    private Uni<Void> keep(Scope scope, Table table, List<Table.Row> added, EvalColumns columns) {
        return Multi.createFrom().iterable(columns.findings().keySet()).onItem()
                .transformToUniAndConcatenate(column -> results.keepMore(scope, table, column, columns.found(column, added)))
                .collect().last().replaceWithVoid();
    }

    /** Others may have added rows since. */
    private static List<Table.Row> added(Table table, List<String> ids) {
        Set<String> wanted = Set.copyOf(ids);
        return table.rows().stream().filter(row -> wanted.contains(row.id())).toList();
    }
}
