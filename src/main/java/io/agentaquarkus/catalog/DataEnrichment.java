package io.agentaquarkus.catalog;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a commit adds to the data of a revision, and a read to what was stored. The data given is never changed; what is
 * answered shares with it what stays the same. Its members are in the order {@code uri}, {@code url}, {@code headers},
 * {@code runtime}, {@code script}, {@code schemas}, {@code parameters}, without those that are null.
 */
public final class DataEnrichment {

    private static final List<String> MEMBERS = List.of("uri", "url", "headers", "runtime", "script", "schemas",
            "parameters");
    private static final List<String> SKILL_MEMBERS = List.of("uri", "parameters");
    private static final List<String> SCHEMAS = List.of("parameters", "inputs", "outputs");
    private static final List<String> SKILL_SCHEMAS = List.of("parameters");

    private final Interfaces interfaces;
    private final String servicesUrl;

    /**
     * @param servicesUrl the address below which the built-in workflows are run
     */
    DataEnrichment(Interfaces interfaces, String servicesUrl) {
        this.interfaces = interfaces;
        this.servicesUrl = servicesUrl.replaceAll("/+$", "");
    }

    /** The data as it is stored: with the address of a custom workflow of this server, and with its schemas. */
    public ObjectNode enrich(ObjectNode data) {
        Optional<WorkflowUri> uri = WorkflowUri.of(data);
        if (uri.filter(WorkflowUri::isSkill).isPresent()) {
            return skill(data);
        }
        ObjectNode enriched = picked(data, MEMBERS);
        uri.filter(it -> !it.isBuiltin()).flatMap(this::address).filter(url -> !data.hasNonNull("url"))
                .ifPresent(url -> enriched.put("url", url));
        // Whoever commits what a read has shown did not choose the address, and this server's may change.
        uri.filter(WorkflowUri::isBuiltin).flatMap(this::address).filter(url -> url.equals(data.path("url").textValue()))
                .ifPresent(url -> enriched.remove("url"));
        ObjectNode schemas = picked(data.path("schemas"), SCHEMAS);
        InferredOutputs.of(data.path("uri").textValue(), data.get("parameters"))
                .ifPresent(outputs -> schemas.set("outputs", outputs));
        uri.flatMap(interfaces::of).ifPresent(known -> {
            fill(schemas, known, "parameters");
            fill(schemas, known, "outputs");
        });
        if (data.hasNonNull("schemas") || !schemas.isEmpty()) {
            enriched.set("schemas", picked(schemas, SCHEMAS));
        }
        return picked(enriched, MEMBERS);
    }

    /** The address that reads show: the stored one, else the one below which this server runs the workflow. */
    public Optional<String> shownUrl(ObjectNode data) {
        return data.hasNonNull("url") ? Optional.of(data.get("url").textValue())
                : WorkflowUri.of(data).flatMap(this::address);
    }

    /** The data as reads show it. */
    public ObjectNode shown(ObjectNode data) {
        ObjectNode shown = picked(data, MEMBERS);
        if (!shown.has("url")) {
            shownUrl(data).ifPresent(url -> shown.put("url", url));
        }
        return picked(shown, MEMBERS);
    }

    private Optional<String> address(WorkflowUri uri) {
        return uri.isManaged() && uri.isComplete()
                ? Optional.of(servicesUrl + "/" + uri.key() + "/" + uri.version())
                : Optional.empty();
    }

    private static ObjectNode skill(ObjectNode data) {
        ObjectNode skill = picked(data, SKILL_MEMBERS);
        ObjectNode schemas = picked(data.path("schemas"), SKILL_SCHEMAS);
        if (!schemas.isEmpty()) {
            skill.set("schemas", schemas);
        }
        return picked(skill, MEMBERS);
    }

    private static void fill(ObjectNode schemas, ObjectNode known, String name) {
        if (!schemas.has(name) && known.has(name)) {
            schemas.set(name, known.get(name));
        }
    }

    private static ObjectNode picked(JsonNode object, List<String> members) {
        ObjectNode picked = JsonNodeFactory.instance.objectNode();
        for (String member : members) {
            if (object.hasNonNull(member)) {
                picked.set(member, object.get(member));
            }
        }
        return picked;
    }
}
