package io.agentaquarkus.vault;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The secrets of a project (reference: agenta-platform, section 10). What is not found is null. */
@ApplicationScoped
public class Secrets {

    private static final String ALL = "from SecretEntity where projectId = ?1 order by createdAt, id";
    private static final String DELETE = "delete from SecretEntity where projectId = ?1 and id = ?2";
    /** Names are numbered, so that secrets of a project are made one after the other. */
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))";

    private final SecretCipher cipher;

    Secrets(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /** In the order in which they were made. */
    public Uni<List<Secret>> all(UUID projectId) {
        return Panache.withSession(() -> Panache.getSession().chain(session -> rows(session, projectId)))
                .map(rows -> rows.stream().map(this::secret).toList());
    }

    /** @param idOrSlug what is no id is a slug */
    Uni<Secret> find(UUID projectId, String idOrSlug) {
        return Panache.withSession(() -> Panache.getSession().chain(session -> row(session, projectId, idOrSlug)))
                .onItem().ifNotNull().transform(this::secret);
    }

    Uni<Secret> create(UUID projectId, String slug, String name, String description, String kind, ObjectNode sent) {
        return writing(session -> session.createNativeQuery(LOCK, Integer.class).setParameter(1, "secret " + projectId)
                .getSingleResult().chain(() -> rows(session, projectId)).chain(others -> {
                    SecretEntity row = new SecretEntity();
                    row.id = Ids.next();
                    row.projectId = projectId;
                    row.name = name == null && kind.equals(SecretForm.PROVIDER_KEY)
                            ? numbered(SecretForm.title(SecretForm.data(kind, sent, null)), others)
                            : name;
                    row.description = description;
                    row.slug = slug != null || row.name == null || kind.equals("webhook_provider") ? slug
                            : SecretForm.slug(row.name);
                    row.kind = kind;
                    row.data = cipher.encrypt(row.id, SecretForm.data(kind, sent, row.name).toString());
                    row.createdAt = Times.now();
                    return session.persist(row).chain(session::flush).replaceWith(row);
                })).onFailure(Secrets::isTakenSlug)
                .transform(failure -> Problem.conflict("A secret with slug '" + slug + "' already exists in this project.",
                        Map.of("slug", slug)));
    }

    /**
     * Changes what is given; models and harnesses that new data does not mention stay.
     *
     * @param kind null leaves kind and data as they are
     */
    Uni<Secret> edit(UUID projectId, String id, String name, String description, String kind, ObjectNode sent) {
        return writing(session -> row(session, projectId, id).onItem().ifNotNull().invoke(row -> {
            row.name = name == null ? row.name : name;
            row.description = description == null ? row.description : description;
            if (kind != null) {
                ObjectNode before = secret(row).data();
                ObjectNode data = sent.deepCopy();
                List.of("models", "harnesses").stream().filter(member -> !data.has(member) && before.has(member))
                        .forEach(member -> data.set(member, before.get(member)));
                row.kind = kind;
                row.data = cipher.encrypt(row.id, SecretForm.data(kind, data, row.name).toString());
            }
            row.updatedAt = Times.now();
        }));
    }

    Uni<Void> delete(UUID projectId, UUID id) {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session.createMutationQuery(DELETE)
                .setParameter(1, projectId).setParameter(2, id).executeUpdate())).replaceWithVoid();
    }

    private Uni<Secret> writing(Function<Mutiny.Session, Uni<SecretEntity>> work) {
        return Panache.withTransaction(() -> Panache.getSession().chain(work::apply)).onItem().ifNotNull()
                .transform(this::secret);
    }

    private Secret secret(SecretEntity row) {
        return new Secret(row.id, row.slug, row.name, row.description, row.kind,
                (ObjectNode) ExactJson.read(cipher.decrypt(row.id, row.data)), row.createdAt, row.updatedAt);
    }

    private static Uni<List<SecretEntity>> rows(Mutiny.Session session, UUID projectId) {
        return session.createSelectionQuery(ALL, SecretEntity.class).setParameter(1, projectId).getResultList();
    }

    private static Uni<SecretEntity> row(Mutiny.Session session, UUID projectId, String idOrSlug) {
        UUID id = id(idOrSlug);
        Mutiny.SelectionQuery<SecretEntity> query = id == null
                ? session.createSelectionQuery("from SecretEntity where projectId = ?1 and slug = ?2", SecretEntity.class)
                        .setParameter(2, idOrSlug)
                : session.createSelectionQuery("from SecretEntity where projectId = ?1 and id = ?2", SecretEntity.class)
                        .setParameter(2, id);
        return query.setParameter(1, projectId).getSingleResultOrNull();
    }

    /** Null for a text that is no id. */
    static UUID id(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String numbered(String title, List<SecretEntity> others) {
        Set<String> names = others.stream().map(row -> String.valueOf(row.name)).collect(Collectors.toSet());
        int number = 2;
        String name = title;
        while (names.contains(name)) {
            name = title + " " + number++;
        }
        return name;
    }

    private static boolean isTakenSlug(Throwable failure) {
        return failure instanceof ConstraintViolationException violation
                && "secret_slug_key".equals(violation.getConstraintName());
    }
}
