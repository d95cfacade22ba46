package io.agentaquarkus.server;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.access.Authenticator;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.project.Accounts;
import io.smallrye.mutiny.Uni;

/**
 * The account of somebody who has just started the server: made when there is none, with its API key in a file of the
 * data folder, as the database keeps no more than the key's hash.
 */
@ApplicationScoped
class DefaultAccount {

    static final String EMAIL = "admin@localhost";
    static final String KEY_FILE = "api-key";

    private final Accounts accounts;
    private final Authenticator authenticator;

    DefaultAccount(Accounts accounts, Authenticator authenticator) {
        this.accounts = accounts;
        this.authenticator = authenticator;
    }

    /** The project and the key to show. Empty when the accounts of this database were made elsewhere. */
    Uni<Optional<Access>> provide(DataFolder folder) {
        Optional<String> kept = folder.read(KEY_FILE);
        Uni<Optional<Access>> known = kept.map(this::check).orElse(Uni.createFrom().item(Optional.empty()));
        return known.chain(access -> access.isPresent() ? Uni.createFrom().item(access) : create(folder));
    }

    private Uni<Optional<Access>> check(String key) {
        return authenticator.authenticate(key).map(scope -> Optional.of(new Access(scope, key)))
                .onFailure(Problem.class).recoverWithItem(Optional.empty());
    }

    private Uni<Optional<Access>> create(DataFolder folder) {
        return accounts.create(EMAIL, null, true)
                .map(account -> {
                    folder.write(KEY_FILE, account.key().text());
                    return Optional.of(new Access(account.scope(), account.key().text()));
                })
                .onFailure(Problem.class).recoverWithItem(Optional.empty());
    }

    record Access(Scope scope, String key) {
    }
}
