package io.agentaquarkus.contract;

import java.math.BigInteger;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.identity.UuidText;

/**
 * Rules on evaluation queues that the published description does not hold (reference: agenta-evaluations, sections 2.6, 11).
 */
final class QueueRules {

    private static final String HUMAN = "human";
    private static final String NO_USERS = "badly formed hexadecimal UUID string";

    private QueueRules() {
    }

    /** The check of a named schema with the rules that belong to it. */
    static Check added(String name, Check check) {
        return switch (name) {
            case "EvaluationQueueData" -> new Before((data, location, violations) -> {
                users(data, "user_ids", location, violations);
                return batch(data, location, violations);
            }, check);
            case "SimpleQueueSettings" -> new Before(QueueRules::batch, check);
            case "SimpleQueueData" -> new Then(new Before((data, location, violations) -> {
                users(data, "assignments", location, violations);
                return data;
            }, check), QueueRules::source);
            case "SimpleQueueCreateRequest" -> new Then(check, QueueRules::kindAlone);
            default -> check;
        };
    }

    private static JsonNode batch(JsonNode data, Location location, Violations violations) {
        whole(data, "batch_size", 1, "greater than 0", location, violations);
        whole(data, "batch_offset", 0, "greater than or equal to 0", location, violations);
        return data;
    }

    /** Unlike other numbers it must have been sent as one. */
    private static void whole(JsonNode data, String member, int least, String limit, Location location,
            Violations violations) {
        JsonNode value = data.path(member);
        if (!data.hasNonNull(member)) {
            return;
        }
        if (!value.isIntegralNumber()) {
            violations.value(location.at(member), member + " must be an integer " + limit + " or null", value);
        } else if (value.bigIntegerValue().compareTo(BigInteger.valueOf(least)) < 0) {
            violations.value(location.at(member), member + " must be " + limit, value);
        }
    }

    /** One list of users for each repeat. */
    private static void users(JsonNode data, String member, Location location, Violations violations) {
        if (data.hasNonNull(member) && !isLists(data.get(member))) {
            violations.value(location.at(member), NO_USERS, data.get(member));
        }
    }

    private static boolean isLists(JsonNode lists) {
        if (!lists.isArray()) {
            return false;
        }
        for (JsonNode list : lists) {
            if (!list.isArray()) {
                return false;
            }
            for (JsonNode id : list) {
                if (!id.isTextual() || UuidText.error(id.textValue()) != null) {
                    return false;
                }
            }
        }
        return true;
    }

    private static JsonNode source(JsonNode data, Location location, Violations violations) {
        String mistake = mistake(data);
        if (mistake != null) {
            violations.value(location, mistake, data);
        }
        return data;
    }

    private static String mistake(JsonNode data) {
        String kind = data.path("kind").textValue();
        boolean queries = !data.path("queries").isEmpty();
        boolean testsets = !data.path("testsets").isEmpty();
        if (queries && testsets) {
            return "simple queue source must be either queries or testsets";
        }
        if (kind == null && !queries && !testsets) {
            return "simple queue requires kind, queries, or testsets";
        }
        if (queries && kind != null && !kind.equals("queries")) {
            return "query-backed queues must use kind='queries'";
        }
        if (testsets && kind != null && !kind.equals("testsets")) {
            return "testset-backed queues must use kind='testsets'";
        }
        if ("queries".equals(kind) && !queries) {
            return "kind='queries' requires query sources";
        }
        if ("testsets".equals(kind) && !testsets) {
            return "kind='testsets' requires testset sources";
        }
        JsonNode evaluators = data.path("evaluators");
        return evaluators.isObject() && !evaluators.isEmpty() && !origins(evaluators).contains(HUMAN)
                ? "simple queues must have at least one human evaluator"
                : null;
    }

    private static List<String> origins(JsonNode evaluators) {
        return evaluators.properties().stream().map(origin -> origin.getValue().textValue()).toList();
    }

    private static JsonNode kindAlone(JsonNode body, Location location, Violations violations) {
        JsonNode data = body.path("queue").path("data");
        if (data.hasNonNull("kind") && (!data.path("queries").isEmpty() || !data.path("testsets").isEmpty())) {
            violations.value(location, "simple queue source must not include kind alongside queries or testsets", body);
        }
        return body;
    }

    /** A rule that has words of its own for what the types would refuse too. It must bear values of any type. */
    private record Before(Check rule, Check types) implements Check {

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            int before = violations.all().size();
            rule.apply(value, location, violations);
            return violations.all().size() > before ? value : types.apply(value, location, violations);
        }

        @Override
        public boolean isExact(JsonNode value) {
            return types.isExact(value);
        }
    }

    /** A rule on what is of the right types. */
    private record Then(Check types, Check rule) implements Check {

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            int before = violations.all().size();
            JsonNode converted = types.apply(value, location, violations);
            return violations.all().size() > before ? converted : rule.apply(converted, location, violations);
        }

        @Override
        public boolean isExact(JsonNode value) {
            return types.isExact(value);
        }
    }
}
