package io.agentaquarkus.vault;

import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/** Secrets, in plain for whoever may see them: the SDK calls models with them (reference: agenta-platform, section 10.1). */
@Path("/secrets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class SecretsResource {

    private static final String VIEW = "view_secret";
    private static final String EDIT = "edit_secret";
    private static final Problem UNKNOWN = Problem.notFound("Secret not found");

    private final Caller caller;
    private final Secrets secrets;

    SecretsResource(Caller caller, Secrets secrets) {
        this.caller = caller;
        this.secrets = secrets;
    }

    @POST
    public Uni<ObjectNode> createSecret(byte[] body) {
        ObjectNode sent = ExactJson.readObject(body);
        JsonNode header = sent.path("header");
        JsonNode secret = sent.path("secret");
        String name = header.path("name").textValue();
        String kind = secret.path("kind").asText();
        String slug = sent.path("slug").textValue();
        return permitted(EDIT, project -> secrets.create(project, slug, name, header.path("description").textValue(), kind,
                (ObjectNode) secret.get("data"))).map(SecretsResource::shown);
    }

    @GET
    public Uni<ArrayNode> listSecrets() {
        return permitted(VIEW, secrets::all).map(all -> {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(all.size());
            all.forEach(secret -> list.add(shown(secret)));
            return list;
        });
    }

    @GET
    @Path("{secret_id_or_slug}")
    public Uni<ObjectNode> readSecret(@RestPath("secret_id_or_slug") String idOrSlug) {
        return permitted(VIEW, project -> secrets.find(project, idOrSlug)).onItem().ifNull().failWith(UNKNOWN)
                .map(SecretsResource::shown);
    }

    @PUT
    @Path("{secret_id}")
    public Uni<ObjectNode> updateSecret(@RestPath("secret_id") String id, byte[] body) {
        ObjectNode sent = ExactJson.readObject(body);
        JsonNode secret = sent.path("secret");
        return permitted(EDIT, project -> secrets.edit(project, id, sent.path("header").path("name").textValue(),
                sent.path("header").path("description").textValue(), secret.path("kind").textValue(),
                secret.get("data") instanceof ObjectNode data ? data : null))
                .onItem().ifNull().failWith(UNKNOWN).map(SecretsResource::shown);
    }

    /** One that is not there is gone as well. */
    @DELETE
    @Path("{secret_id}")
    public Uni<Void> deleteSecret(@RestPath("secret_id") String id) {
        UUID known = Secrets.id(id);
        return permitted(EDIT, project -> known == null ? Uni.createFrom().voidItem() : secrets.delete(project, known));
    }

    private <T> Uni<T> permitted(String permission, Function<UUID, Uni<T>> work) {
        return caller.permitted(permission, scope -> work.apply(scope.projectId()));
    }

    private static ObjectNode shown(Secret secret) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("kind", secret.kind());
        shown.set("data", secret.data());
        put(shown, "slug", secret.slug());
        shown.put("id", secret.id().toString());
        ObjectNode header = shown.putObject("header");
        put(header, "name", secret.name());
        put(header, "description", secret.description());
        shown.putObject("lifecycle").put("created_at", Times.stamp(secret.createdAt())).put("updated_at",
                secret.updatedAt() == null ? "None" : Times.stamp(secret.updatedAt()));
        return shown;
    }

    private static void put(ObjectNode object, String member, String value) {
        if (value != null) {
            object.put(member, value);
        }
    }
}
