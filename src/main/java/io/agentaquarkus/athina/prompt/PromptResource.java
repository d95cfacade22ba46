package io.agentaquarkus.athina.prompt;

import java.util.Comparator;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Access;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Own;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.prompt.PromptVersion;
import io.agentaquarkus.prompt.Prompts;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Family;
import io.smallrye.mutiny.Uni;

/** Prompts (reference: athina-api, section 7). A slug may have slashes in it, so it takes all of a path that is left. */
@Path("/v1/prompt")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PromptResource {

    private static final String RESERVED = "slug/";
    private static final String DELETED = "Prompt slug deleted successfully";

    private final Access access;
    private final Prompts prompts;
    private final PromptRuns runs;

    PromptResource(Access access, Prompts prompts, PromptRuns runs) {
        this.runs = runs;
        this.access = access;
        this.prompts = prompts;
    }

    @PUT
    @Path("{prompt_slug: .+}")
    public Uni<ObjectNode> createPromptTemplate(@RestPath("prompt_slug") String slug, byte[] body) {
        ObjectNode sent = Bodies.read(body);
        requireAllowed(slug);
        return access.editing(Family.APPLICATION, scope -> prompts
                .commit(Actor.of(scope), slug, PromptShape.content(sent), PromptShape.header(sent),
                        sent.path("commit_message").textValue())
                .map(version -> answer(scope, slug, version)));
    }

    @POST
    @Path("{prompt_slug: .+}")
    public Uni<ObjectNode> commitPromptTemplate(@RestPath("prompt_slug") String slug, byte[] body) {
        return createPromptTemplate(slug, body);
    }

    @GET
    @Path("{prompt_slug: .+}/default")
    public Uni<ObjectNode> getDefaultPrompt(@RestPath("prompt_slug") String slug) {
        return access.viewing(Family.APPLICATION, scope -> prompts.defaultVersion(scope.projectId(), slug)
                .map(version -> answer(scope, slug, version)));
    }

    @PATCH
    @Path("{prompt_slug: .+}/{version}/set-default")
    public Uni<ObjectNode> setDefaultPrompt(@RestPath("prompt_slug") String slug, @RestPath("version") String version) {
        int number = number(version);
        return access.editing(Family.APPLICATION, scope -> prompts.makeDefault(Actor.of(scope), slug, number)
                .map(made -> answer(scope, slug, made)));
    }

    @POST
    @Path("{prompt_slug: .+}/run")
    public Uni<ObjectNode> runPrompt(@RestPath("prompt_slug") String slug, byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.viewing(Family.APPLICATION, scope -> access.editingSpans(same -> runs.run(same, slug, sent)));
    }

    @GET
    @Path("slug/all")
    public Uni<ObjectNode> listPromptSlugs() {
        return access.viewing(Family.APPLICATION, scope -> prompts.all(scope.projectId()).map(all -> {
            ArrayNode slugs = JsonNodeFactory.instance.arrayNode();
            all.stream().map(prompt -> PromptShape.slug(scope, prompt))
                    .sorted(Comparator.comparing(slug -> slug.get("name").textValue())).forEach(slugs::add);
            return Bodies.answer(JsonNodeFactory.instance.objectNode(), "slugs", slugs);
        }));
    }

    @DELETE
    @Path("slug/{prompt_slug: .+}")
    public Uni<ObjectNode> deletePromptSlug(@RestPath("prompt_slug") String slug) {
        return access.editing(Family.APPLICATION, scope -> prompts.remove(Actor.of(scope), slug))
                .replaceWith(() -> Bodies.message(DELETED));
    }

    @POST
    @Path("slug/{prompt_slug: .+}/duplicate")
    public Uni<ObjectNode> duplicatePromptSlug(@RestPath("prompt_slug") String slug, byte[] body) {
        String name = Bodies.read(body).get("name").textValue();
        requireAllowed(name);
        return access.editing(Family.APPLICATION, scope -> prompts.duplicate(Actor.of(scope), slug, name).map(version -> {
            ObjectNode made = JsonNodeFactory.instance.objectNode();
            made.set("newPromptTemplateSlug", PromptShape.slug(scope, version.prompt()));
            made.set("newPromptTemplate", PromptShape.template(scope, version));
            return Bodies.answer(JsonNodeFactory.instance.objectNode(), "slug", made);
        }));
    }

    /** What is sent as null is taken away. */
    @PATCH
    @Path("slug/{prompt_slug: .+}")
    public Uni<ObjectNode> updatePromptSlug(@RestPath("prompt_slug") String slug, byte[] body) {
        ObjectNode sent = ExactJson.readObject(body).retain("directory", "starred", "emoji");
        if (sent.isEmpty()) {
            throw Problem.badRequest("body: one of directory, starred and emoji is required.");
        }
        return access.editing(Family.APPLICATION, scope -> prompts.editMeta(Actor.of(scope), slug, meta -> {
            Own.in(meta).setAll(sent);
            return meta;
        }).map(prompt -> Bodies.answer(JsonNodeFactory.instance.objectNode(), "slug", PromptShape.slug(scope, prompt))));
    }

    private static ObjectNode answer(Scope scope, String slug, PromptVersion version) {
        ObjectNode template = PromptShape.template(scope, version);
        return Bodies.answer(PromptShape.bare(slug, template), "prompt", template);
    }

    /** Others lead to operations on slugs. */
    private static void requireAllowed(String slug) {
        if (slug.startsWith(RESERVED)) {
            throw Problem.badRequest("prompt_slug: it must not begin with '" + RESERVED + "'.");
        }
    }

    private static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException e) {
            throw Problem.badRequest("version: '" + version + "' is no number.");
        }
    }
}
