package io.agentaquarkus.project;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Accounts in one call each, for the administrator (reference: agenta-platform, section 9). */
@Path("/admin/simple/accounts")
public class AdminAccountsResource {

    private final Accounts accounts;

    AdminAccountsResource(Accounts accounts) {
        this.accounts = accounts;
    }

    /** One after another, each in a transaction of its own: an address that is taken stops the rest and undoes nothing. */
    @POST
    public Uni<CreateResponse> createAccounts(CreateRequest request) {
        Map<String, AccountAnswer> made = new LinkedHashMap<>();
        return Multi.createFrom().iterable(request.accounts().entrySet())
                .onItem().transformToUniAndConcatenate(entry -> create(request, entry.getValue())
                        .invoke(answer -> made.put(entry.getKey(), answer)))
                .collect().asList().replaceWith(() -> new CreateResponse(made));
    }

    @DELETE
    public Uni<Void> deleteAccounts(DeleteRequest request) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom().iterable(request.accounts().entrySet())
                .onItem().transformToUniAndConcatenate(entry -> delete(entry.getKey(), entry.getValue().user()))
                .collect().last().replaceWithVoid();
    }

    private Uni<AccountAnswer> create(CreateRequest request, AccountRequest account) {
        Options options = account.options() != null ? account.options() : request.options();
        boolean seed = options == null || !Boolean.FALSE.equals(options.seedDefaults());
        boolean showKey = options == null || !Boolean.FALSE.equals(options.createApiKeys())
                && !Boolean.FALSE.equals(options.returnApiKeys());
        String username = account.user().username() != null ? account.user().username() : account.user().name();
        return accounts.create(account.user().email(), username, seed).map(made -> AccountAnswer.of(made, showKey));
    }

    private Uni<Void> delete(String name, UserRef user) {
        if (user.email() != null) {
            return accounts.deleteByEmail(user.email());
        }
        if (user.id() != null) {
            return accounts.deleteById(user.id());
        }
        String path = "accounts." + name + ".user";
        String reason = "only 'id' or 'email' can name a user to delete";
        throw new Problem(400, Map.of("message", "Invalid reference at '" + path + "': " + reason, "path", path, "reason",
                reason));
    }

    record CreateRequest(Options options, Map<String, AccountRequest> accounts) {
    }

    record AccountRequest(NewUser user, Options options) {
    }

    record NewUser(String email, String username, String name) {
    }

    record Options(@JsonProperty("create_api_keys") Boolean createApiKeys,
            @JsonProperty("return_api_keys") Boolean returnApiKeys, @JsonProperty("seed_defaults") Boolean seedDefaults) {
    }

    record CreateResponse(Map<String, AccountAnswer> accounts) {
    }

    record DeleteRequest(Map<String, AccountRef> accounts, @JsonProperty("dry_run") Boolean dryRun) {
    }

    record AccountRef(UserRef user) {
    }

    record UserRef(UUID id, String email, String ref, String slug) {
    }
}
