package io.agentaquarkus.evaluation.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.paging.PagedQuery;
import io.agentaquarkus.paging.Windowing;
import io.smallrye.mutiny.Uni;

/** The rows of one project in one table, within a session. What is not found is null, or missing. */
public final class Table<R> {

    /** PostgreSQL takes twice as many with a statement. */
    private static final int PARAMETERS = 32_000;

    private final Mutiny.Session session;
    private final UUID projectId;
    private final Class<EvaluationRow<R>> type;
    private final Supplier<? extends EvaluationRow<R>> newRow;

    @SuppressWarnings("unchecked")
    Table(Mutiny.Session session, UUID projectId, Class<? extends EvaluationRow<R>> type,
            Supplier<? extends EvaluationRow<R>> newRow) {
        this.session = session;
        this.projectId = projectId;
        this.type = (Class<EvaluationRow<R>>) type;
        this.newRow = newRow;
    }

    public Uni<R> find(UUID id) {
        return id == null ? Uni.createFrom().nullItem()
                : session.find(type, new RowKey(projectId, id)).onItem().ifNotNull().transform(EvaluationRow::read);
    }

    /** In the order of their ids. */
    public Uni<List<R>> find(Collection<UUID> ids) {
        if (ids.size() <= PARAMETERS) {
            return list(query -> query.in("r.id", ids), null, false);
        }
        List<UUID> sorted = ids.stream().sorted(Comparator.comparing(UUID::toString)).toList();
        return find(sorted.subList(0, PARAMETERS)).chain(first -> find(sorted.subList(PARAMETERS, sorted.size()))
                .map(rest -> Stream.concat(first.stream(), rest.stream()).toList()));
    }

    /** As above, without holding on to what was seen: who locks the rows afterwards sees them as they are then. */
    public Uni<List<R>> peek(Collection<UUID> ids) {
        return find(ids).invoke(session::clear);
    }

    /**
     * The rows with these ids in the order of these; until the end of the transaction nobody else changes them.
     *
     * @param toChange whether they are to be changed; otherwise others may hold them as well
     */
    public Uni<List<R>> lock(Collection<UUID> ids, boolean toChange) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of())
                : query().in("r.id", ids).lock(session, toChange ? LockMode.PESSIMISTIC_WRITE : LockMode.PESSIMISTIC_READ)
                        .map(Table::records);
    }

    /**
     * @param conditions of which rows; each is named {@code r}
     * @param windowing null for all, the oldest first
     * @param descending the order when the window does not say
     */
    public Uni<List<R>> list(UnaryOperator<PagedQuery<?>> conditions, Windowing windowing, boolean descending) {
        PagedQuery<EvaluationRow<R>> query = query();
        conditions.apply(query);
        return query.page(windowing, descending).list(session).map(Table::records);
    }

    /** The states of rows by their ids, in the order of the ids: what it takes to choose among very many. */
    public Uni<Map<UUID, Status>> states(UnaryOperator<PagedQuery<?>> conditions) {
        PagedQuery<EvaluationRow<R>> query = query();
        conditions.apply(query);
        return query.list(session, "r.id, r.status").map(found -> {
            Map<UUID, Status> states = new LinkedHashMap<>();
            found.forEach(row -> states.put((UUID) row[0], (Status) row[1]));
            return states;
        });
    }

    /** Whether there is such a row. */
    public Uni<Boolean> any(UnaryOperator<PagedQuery<?>> conditions) {
        PagedQuery<EvaluationRow<R>> query = query();
        conditions.apply(query);
        return query.list(session, "r.id", 1).map(found -> !found.isEmpty());
    }

    /** Adds rows; those that come later are younger. */
    public Uni<Void> insert(List<R> records) {
        return session.persistAll(records.stream().map(this::row).toArray()).chain(session::flush);
    }

    /** Writes a row that is there. */
    public Uni<R> update(UUID id, R record) {
        return session.find(type, new RowKey(projectId, id)).invoke(row -> row.write(record)).chain(session::flush)
                .replaceWith(record);
    }

    /** The number of rows that were there. */
    public Uni<Integer> delete(Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(0)
                : session.createMutationQuery("delete from " + type.getSimpleName()
                        + " where projectId = :project and id in :ids").setParameter("project", projectId)
                        .setParameter("ids", ids).executeUpdate();
    }

    private PagedQuery<EvaluationRow<R>> query() {
        return new PagedQuery<>(type, type.getSimpleName() + " r", projectId);
    }

    EvaluationRow<R> row(R record) {
        EvaluationRow<R> row = newRow.get();
        row.projectId = projectId;
        row.write(record);
        return row;
    }

    static <R> List<R> records(List<? extends EvaluationRow<R>> rows) {
        return rows.stream().map(EvaluationRow::read).toList();
    }
}
