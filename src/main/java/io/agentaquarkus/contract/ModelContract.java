package io.agentaquarkus.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

/** Holds what was not sent as such, but made here, against the models of the contract. */
@ApplicationScoped
public class ModelContract {

    private final Contract contract;

    ModelContract(Contract contract) {
        this.contract = contract;
    }

    /**
     * @param model the name of a schema of the API description
     * @return a sentence for each mistake, with its place; empty for a valid value
     */
    public List<String> violations(String model, JsonNode value) {
        Violations violations = new Violations();
        contract.model(model).apply(value, Location.of("data"), violations);
        return violations.all().stream().map(ModelContract::sentence).toList();
    }

    private static String sentence(Map<String, Object> violation) {
        String place = ((List<?>) violation.get("loc")).stream().map(String::valueOf).collect(Collectors.joining("."));
        return place + ": " + violation.get("msg");
    }
}
