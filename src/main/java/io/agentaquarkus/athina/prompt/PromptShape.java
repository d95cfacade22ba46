package io.agentaquarkus.athina.prompt;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Moments;
import io.agentaquarkus.athina.Own;
import io.agentaquarkus.athina.Owners;
import io.agentaquarkus.identity.SlugText;
import io.agentaquarkus.prompt.PromptVersion;
import io.agentaquarkus.prompt.Variables;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Header;

/** Prompts as clients write and read them (reference: athina-api, section 7), and as applications hold them. */
final class PromptShape {

    /** Clients make a record of exactly these. */
    static final List<String> PARAMETERS = List.of("temperature", "max_tokens", "top_p", "presence_penalty",
            "frequency_penalty");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String MODEL = "model";
    private static final String PROVIDER = "provider";
    private static final List<String> TOOLS = List.of("tools", "tool_choice");

    private PromptShape() {
    }

    /** {@code {messages, template_format, llm_config, input_keys}}. */
    static ObjectNode content(ObjectNode sent) {
        ObjectNode content = JSON.objectNode();
        content.set("messages", sent.get("prompt"));
        content.put("template_format", "curly");
        ObjectNode config = content.putObject("llm_config");
        if (sent.has(MODEL)) {
            config.put(MODEL, sent.has(PROVIDER) ? sent.get(PROVIDER).asText() + "/" + sent.get(MODEL).asText()
                    : sent.get(MODEL).asText());
        }
        sent.path("parameters").properties().stream().filter(parameter -> !parameter.getValue().isNull())
                .forEach(parameter -> config.set(parameter.getKey(), parameter.getValue()));
        TOOLS.stream().filter(sent::has).forEach(tool -> config.set(tool, sent.get(tool)));
        ArrayNode keys = content.putArray("input_keys");
        Variables.in(sent.get("prompt")).forEach(keys::add);
        return content;
    }

    /** The provider is a part of the model's name for everybody else. */
    static Header header(ObjectNode sent) {
        return new Header(null, null, null, null, sent.has(PROVIDER)
                ? Own.meta(JSON.objectNode().set(PROVIDER, sent.get(PROVIDER)))
                : null);
    }

    /** All members that clients read; what is not known is null. */
    static ObjectNode template(Scope scope, PromptVersion version) {
        JsonNode config = version.content().path("llm_config");
        ObjectNode shown = JSON.objectNode().put("id", version.revision().id().toString())
                .put("user_id", version.revision().lifecycle().createdById().toString());
        Owners.name(shown, scope);
        shown.put("prompt_template_slug_id", version.prompt().id().toString())
                .put("commit_message", version.revision().message());
        shown.set("prompt", version.content().path("messages"));
        TOOLS.forEach(tool -> shown.set(tool, config.hasNonNull(tool) ? config.get(tool) : JSON.nullNode()));
        shown.put("version", version.revision().version()).put("is_default", version.isDefault())
                .put(MODEL, model(version)).putNull("org_model_config_id").putNull("org_model_config");
        ObjectNode parameters = shown.putObject("parameters");
        PARAMETERS.stream().filter(config::hasNonNull).forEach(name -> parameters.set(name, config.get(name)));
        shown.put("hash", hash(version.content()));
        shown.put("created_at", Moments.text(version.revision().lifecycle().createdAt()));
        return shown.put("updated_at", Moments.text(version.revision().lifecycle().createdAt()));
    }

    /** The members of the document's schema. */
    static ObjectNode bare(String slug, ObjectNode template) {
        ObjectNode bare = JSON.objectNode().put("slug", slug);
        for (String member : List.of("version", "prompt", MODEL, "parameters")) {
            bare.set(member, template.get(member));
        }
        return bare;
    }

    static ObjectNode slug(Scope scope, Artifact prompt) {
        JsonNode own = Own.of(prompt.header());
        ObjectNode shown = JSON.objectNode().put("id", prompt.id().toString());
        Owners.name(shown, scope);
        shown.put("name", name(prompt));
        shown.put("directory", own.path("directory").textValue());
        shown.put("starred", own.path("starred").booleanValue());
        shown.put("emoji", own.path("emoji").textValue());
        shown.put("created_by", prompt.lifecycle().createdById().toString());
        shown.put("created_at", Moments.text(prompt.lifecycle().createdAt()));
        shown.put("updated_at", Moments.text(prompt.lifecycle().updatedAt() == null ? prompt.lifecycle().createdAt()
                : prompt.lifecycle().updatedAt()));
        return shown.putNull("user");
    }

    /** The name that finds it: its own where the slug was made from that, else the slug. */
    static String name(Artifact prompt) {
        String name = prompt.header().name();
        return name != null && SlugText.of(name).equals(prompt.slug()) ? name : prompt.slug();
    }

    static String provider(PromptVersion version) {
        return Own.of(version.revision().header()).path(PROVIDER).textValue();
    }

    /** Without the provider in front of it; null when none is named. */
    static String model(PromptVersion version) {
        String model = version.content().path("llm_config").path(MODEL).textValue();
        String provider = provider(version);
        return model != null && provider != null && model.startsWith(provider + "/") ? model.substring(provider.length() + 1)
                : model;
    }

    private static String hash(JsonNode content) {
        CRC32 sum = new CRC32();
        sum.update(content.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
