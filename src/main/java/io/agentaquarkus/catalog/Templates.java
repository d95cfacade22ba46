package io.agentaquarkus.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts the templates together from their files, the interfaces and the roles. */
final class Templates {

    private final Map<String, Template> byKey = new LinkedHashMap<>();

    private Templates() {
    }

    static Templates load(Interfaces interfaces, RoleTable roles) {
        Templates templates = new Templates();
        for (String key : CatalogFiles.index("templates")) {
            ObjectNode file = CatalogFiles.object("templates/" + key);
            WorkflowUri uri = WorkflowUri.of(file).orElseThrow();
            templates.byKey.put(key, template(key, file, roles.of(uri).orElseThrow(),
                    DefaultParameters.of(interfaces.of(uri), EvaluatorTemplates.defaults(file))));
        }
        return templates;
    }

    /** In the order in which they are shown. */
    List<Template> all() {
        return List.copyOf(byKey.values());
    }

    Optional<Template> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    private static Template template(String key, ObjectNode file, Roles roles, ObjectNode data) {
        boolean archived = CatalogFiles.required(file, "archived").booleanValue();
        ObjectNode answer = entry(key, file, file, roles.flags().put("is_archived", archived), data);
        List<ObjectNode> presets = new ArrayList<>();
        file.path("presets").forEach(preset -> presets.add(entry(preset.get("key").textValue(), (ObjectNode) preset, file,
                roles.flags().put("is_archived", false), (ObjectNode) preset.get("data"))));
        return new Template(key, roles, archived, answer, List.copyOf(presets));
    }

    private static ObjectNode entry(String key, ObjectNode text, ObjectNode file, ObjectNode flags, ObjectNode data) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        copy(text, "name", entry);
        copy(text, "description", entry);
        entry.put("key", key);
        entry.set("categories", CatalogFiles.required(file, "categories"));
        entry.set("flags", flags.put("is_recommended", false));
        ObjectNode shown = entry.putObject("data");
        shown.set("uri", CatalogFiles.required(file, "uri"));
        shown.setAll(data);
        return entry;
    }

    static void copy(ObjectNode from, String member, ObjectNode to) {
        if (from.has(member)) {
            to.set(member, from.get(member));
        }
    }
}
