package io.agentaquarkus.project;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.hibernate.reactive.mutiny.Mutiny;

import io.agentaquarkus.access.Authenticator;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Makes and removes accounts. */
@ApplicationScoped
public class Accounts {

    private final Instance<ProjectSeed> seeds;
    private final Authenticator authenticator;

    Accounts(Instance<ProjectSeed> seeds, Authenticator authenticator) {
        this.seeds = seeds;
        this.authenticator = authenticator;
    }

    /**
     * Makes a user with an organization, workspace, project and API key of their own.
     *
     * @param username null takes the local part of the address
     * @return fails with a 409 {@link Problem} when the address is taken
     */
    public Uni<NewAccount> create(String email, String username, boolean seed) {
        String name = username == null || username.isBlank() ? email.substring(0, (email + "@").indexOf('@')) : username;
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> refuseKnown(session, email)
                        .chain(() -> new AccountRows(email, name, Times.now()).persist(session))))
                .call(account -> seed ? seed(account.scope()) : Uni.createFrom().voidItem());
    }

    /** Removes the user of the address with the organizations that they own. An unknown address is no error. */
    Uni<Void> deleteByEmail(String email) {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> find(session, email)
                .chain(user -> user == null ? Uni.createFrom().voidItem() : delete(session, user.id))))
                .invoke(authenticator::forgetKeys);
    }

    /** As {@link #deleteByEmail}; an unknown id is a 404. */
    Uni<Void> deleteById(UUID id) {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session.find(UserEntity.class, id)
                .onItem().ifNull()
                .failWith(
                        () -> new Problem(404, Problem.members("message", "User not found: " + id + ".", "ref", id.toString())))
                .chain(user -> delete(session, user.id))))
                .invoke(authenticator::forgetKeys);
    }

    private static Uni<Void> delete(Mutiny.Session session, UUID userId) {
        return execute(session, """
                delete from membership m using organization o
                where o.owner_id = ?1 and (m.target_id = o.id
                  or m.target_id in (select id from workspace where organization_id = o.id)
                  or m.target_id in (select id from project where organization_id = o.id))""", userId)
                .chain(() -> execute(session, "delete from organization where owner_id = ?1", userId))
                .chain(() -> execute(session, "delete from app_user where id = ?1", userId))
                .replaceWithVoid();
    }

    private static Uni<Integer> execute(Mutiny.Session session, String sql, UUID userId) {
        return session.createNativeQuery(sql).setParameter(1, userId).executeUpdate();
    }

    private static Uni<UserEntity> find(Mutiny.Session session, String email) {
        return session.createSelectionQuery("from UserEntity where email = ?1", UserEntity.class).setParameter(1, email)
                .getSingleResultOrNull();
    }

    private static Uni<Void> refuseKnown(Mutiny.Session session, String email) {
        return find(session, email).invoke(known -> {
            if (known != null) {
                throw new Problem(409,
                        Problem.members("message", "User with email '" + email + "' already exists.", "email", email));
            }
        }).replaceWithVoid();
    }

    private Uni<Void> seed(Scope scope) {
        return Multi.createFrom().iterable(seeds).onItem().transformToUniAndConcatenate(seed -> seed.seed(scope))
                .collect().last().replaceWithVoid();
    }
}
