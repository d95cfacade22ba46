package io.agentaquarkus.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.problem.Problem;

/** Holds what was not sent as such, or not as JSON, against the models of the contract. */
@ApplicationScoped
public class ModelContract {

    private final Contract contract;

    ModelContract(Contract contract) {
        this.contract = contract;
    }

    /**
     * @param model the name of a schema of the API description
     * @param place what the value is called in the sentences
     * @return a sentence for each mistake, with its place; empty for a valid value
     */
    public List<String> violations(String model, String place, JsonNode value) {
        Violations violations = new Violations();
        contract.model(model).apply(value, Location.of(place), violations);
        return violations.all().stream().map(ModelContract::sentence).toList();
    }

    /**
     * Fails with 422 when the value is not of the model.
     *
     * @param model the name of a schema of the API description
     * @param value may be changed
     * @param location where in the request it stands, from the outside in
     * @return the value with the conversions of the contract
     */
    public JsonNode require(String model, JsonNode value, String... location) {
        Location here = Location.of(location[0]);
        for (int i = 1; i < location.length; i++) {
            here = here.at(location[i]);
        }
        Violations violations = new Violations();
        JsonNode converted = contract.model(model).apply(value, here, violations);
        if (!violations.isEmpty()) {
            throw new Problem(422, violations.all());
        }
        return converted;
    }

    /**
     * Fails with 400 when the value is not of the model, as parameters do that the original reads by itself.
     *
     * @param model the name of a schema of the API description
     * @param value may be changed
     * @return the value with the conversions of the contract
     */
    public JsonNode requireParameter(String model, JsonNode value) {
        Violations violations = new Violations();
        JsonNode converted = contract.model(model).apply(value, Location.HERE, violations);
        if (!violations.isEmpty()) {
            throw new Problem(400, violations.all());
        }
        return converted;
    }

    private static String sentence(Map<String, Object> violation) {
        String place = ((List<?>) violation.get("loc")).stream().map(String::valueOf).collect(Collectors.joining("."));
        return place + ": " + violation.get("msg");
    }
}
