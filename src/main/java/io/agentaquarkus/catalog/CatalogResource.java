package io.agentaquarkus.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.contract.QueryFlag;

/**
 * The catalogue as one family shows it (reference: agenta-entities, section 10). Anyone who is authenticated may read it. A
 * template or preset that there is not is an empty answer, not a failure.
 */
@Produces(MediaType.APPLICATION_JSON)
abstract class CatalogResource {

    private final Catalog catalog;
    private final Predicate<Template> ofFamily;

    CatalogResource(Catalog catalog, Predicate<Template> ofFamily) {
        this.catalog = catalog;
        this.ofFamily = ofFamily;
    }

    @GET
    @Path("types")
    public ObjectNode listTypes() {
        return CatalogAnswer.list("types", catalog.types().all());
    }

    @GET
    @Path("templates/{template_key}")
    public ObjectNode fetchTemplate(@RestPath("template_key") String key) {
        return CatalogAnswer.one("template", template(key).map(Template::answer));
    }

    /** No preset is archived, so whether archived ones are asked for makes no difference. */
    @GET
    @Path("templates/{template_key}/presets")
    public ObjectNode listPresets(@RestPath("template_key") String key,
            @RestQuery("include_archived") QueryFlag includeArchived) {
        return CatalogAnswer.list("presets", presets(key));
    }

    @GET
    @Path("templates/{template_key}/presets/{preset_key}")
    public ObjectNode fetchPreset(@RestPath("template_key") String key, @RestPath("preset_key") String presetKey) {
        return CatalogAnswer.one("preset", presets(key).stream()
                .filter(preset -> preset.get("key").textValue().equals(presetKey)).findFirst());
    }

    ObjectNode templates(QueryFlag includeArchived, Predicate<Template> wanted) {
        return CatalogAnswer.list("templates", catalog.templates().all().stream().filter(ofFamily.and(wanted))
                .filter(template -> !template.archived() || QueryFlag.isOn(includeArchived)).map(Template::answer).toList());
    }

    private Optional<Template> template(String key) {
        return catalog.templates().find(key).filter(ofFamily);
    }

    private List<ObjectNode> presets(String templateKey) {
        return template(templateKey).map(Template::presets).orElse(List.of());
    }
}
