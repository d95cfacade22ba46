package io.agentaquarkus.contract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Rules on secrets: which form the data of each kind has, told in one sentence where the published description has a union
 * (reference: agenta-platform, section 10.3).
 */
final class SecretRules {

    private static final String OLDER_TOGETHER = "togetherai";
    private static final List<String> SSO = List.of("client_id", "client_secret", "issuer_url", "scopes");

    private final Schemas schemas;

    private SecretRules(Schemas schemas) {
        this.schemas = schemas;
    }

    /** The check of a named schema with the rules that belong to it. */
    static Check added(String name, Check check, Schemas schemas) {
        return switch (name) {
            case "SecretDTO" -> new SecretRules(schemas)::secret;
            case "CreateSecretDTO" -> (body, location, violations) -> {
                if (body.isObject() && body.isEmpty()) {
                    violations.value(location, "Payload cannot be empty. Both 'header' and 'secret' must be provided.", body);
                    return body;
                }
                int before = violations.all().size();
                JsonNode converted = check.apply(body, location, violations);
                if (violations.all().size() == before && body.path("header").isEmpty()
                        && !body.path("secret").path("kind").asText().equals("provider_key")) {
                    violations.value(location, "Header cannot be empty.", body);
                }
                return converted;
            };
            default -> check;
        };
    }

    private JsonNode secret(JsonNode secret, Location location, Violations violations) {
        if (!secret.isObject()) {
            violations.add("model_attributes_type", location,
                    "Input should be a valid dictionary or object to extract fields from", secret);
            return secret;
        }
        JsonNode data = secret.path("data");
        String mistake = switch (secret.path("kind").asText()) {
            case "provider_key" -> providerKey(data, location, violations);
            case "custom_provider" -> customProvider(data, location, violations);
            case "custom_secret" -> customSecret(data.path("secret"));
            case "webhook_provider" -> typed(data, data.path("provider").has("key"), "WebhookProvider", location, violations);
            case "sso_provider" -> typed(data, SSO.stream().allMatch(data.path("provider")::has), "SSOProvider", location,
                    violations);
            default -> "The provided kind is not a valid SecretKind enum";
        };
        if (mistake != null) {
            violations.value(location, mistake, secret);
        }
        return secret;
    }

    private String providerKey(JsonNode data, Location location, Violations violations) {
        if (!data.isObject()) {
            return "The provided request secret dto is not a valid type for StandardProviderDTO";
        }
        if (!isOneOf("StandardProviderKind", data.path("kind"))) {
            return "The provided kind in data is not a valid StandardProviderKind enum";
        }
        return typed(data, data.path("provider").has("key"), "StandardProvider", location, violations);
    }

    private String customProvider(JsonNode data, Location location, Violations violations) {
        if (!data.isObject()) {
            return "The provided request secret dto is not a valid type for CustomProviderDTO";
        }
        if (data.path("kind").asText().equals(OLDER_TOGETHER)) {
            ((ObjectNode) data).put("kind", "together_ai");
        }
        if (!isOneOf("CustomProviderKind", data.path("kind"))) {
            return "The provided kind in data is not a valid CustomProviderKind enum";
        }
        int before = violations.all().size();
        schemas.named("CustomProviderDTO").apply(data, location, violations);
        JsonNode url = data.path("provider").path("url");
        return violations.all().size() == before && url.isTextual() ? address(url.textValue()) : null;
    }

    /** @param isWhole whether everything is there that has to be */
    private String typed(JsonNode data, boolean isWhole, String kind, Location location, Violations violations) {
        if (!isWhole) {
            return "The provided request secret dto is missing required fields for " + kind + "SettingsDTO";
        }
        schemas.named(kind + "DTO").apply(data, location, violations);
        return null;
    }

    private static String customSecret(JsonNode secret) {
        JsonNode content = secret.path("content");
        if (!secret.has("format") || !secret.has("content")) {
            return "The provided request secret dto requires data.secret.{format, content} for CustomSecretDTO";
        }
        return switch (secret.get("format").asText()) {
            case "text" -> content.isTextual() ? null : "A text custom_secret requires a string content";
            case "json" -> !content.isObject() ? "A json custom_secret requires an object content"
                    : content.valueStream().anyMatch(JsonNode::isContainerNode)
                            ? "A json custom_secret must be flat: values cannot be objects or arrays"
                            : null;
            default -> "A custom_secret format must be 'text' or 'json'";
        };
    }

    private static String address(String url) {
        try {
            URI uri = new URI(url);
            boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            String mistake = !isWeb ? "use http or https"
                    : uri.getRawUserInfo() != null ? "not include credentials"
                            : uri.getHost() == null ? "include a host" : null;
            return mistake == null ? null : invalid("URL must " + mistake + ".");
        } catch (URISyntaxException noUrl) {
            return invalid(url.matches("(?i)https?://.*") ? "URL must include a host." : "URL must use http or https.");
        }
    }

    private static String invalid(String reason) {
        return "custom_provider.url is invalid: " + reason;
    }

    private boolean isOneOf(String kinds, JsonNode kind) {
        Violations refusals = new Violations();
        schemas.named(kinds).apply(kind, Location.of("body"), refusals);
        return kind.isTextual() && refusals.isEmpty();
    }
}
