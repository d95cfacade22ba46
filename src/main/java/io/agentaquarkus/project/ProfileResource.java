package io.agentaquarkus.project;

import java.time.Instant;
import java.util.UUID;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** The caller's own profile (reference: agenta-platform, section 7). */
@Path("/profile")
public class ProfileResource {

    private final Caller caller;

    ProfileResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @WithSession
    public Uni<Profile> userProfile() {
        return user().map(Profile::of);
    }

    @PUT
    @Path("username")
    @WithTransaction
    public Uni<Profile> updateUserUsername(UsernameRequest request) {
        if (request.username() == null || request.username().isBlank()) {
            throw Problem.badRequest("Username is required.");
        }
        return user().invoke(user -> {
            user.username = request.username().strip();
            user.updatedAt = Times.now();
        }).map(Profile::of);
    }

    @DELETE
    public void deleteProfile() {
        throw Problem.notFound("Self-serve account deletion is not available on this deployment.");
    }

    private Uni<UserEntity> user() {
        UUID id = caller.scope().userId();
        return Panache.getSession().chain(session -> session.find(UserEntity.class, id));
    }

    record UsernameRequest(String username) {
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Profile(@JsonProperty("created_at") String createdAt, @JsonProperty("updated_at") String updatedAt, UUID id,
            String uid, String email, String username, @JsonProperty("profile_picture") String picture) {

        static Profile of(UserEntity user) {
            return new Profile(stamp(user.createdAt), stamp(user.updatedAt), user.id, user.uid, user.email, user.username,
                    null);
        }

        private static String stamp(Instant time) {
            return Times.stamp(time);
        }
    }
}
