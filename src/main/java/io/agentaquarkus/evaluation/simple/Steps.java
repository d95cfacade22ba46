package io.agentaquarkus.evaluation.simple;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Origin;

/** Which revisions an evaluation is made of, and who does what they are for. */
record Steps(Map<UUID, Origin> queries, Map<UUID, Origin> testsets, Map<UUID, Origin> applications,
        Map<UUID, Origin> evaluators) {

    static Steps read(Fields data) {
        return new Steps(origins(data.json("query_steps"), Origin.CUSTOM), origins(data.json("testset_steps"), Origin.CUSTOM),
                origins(data.json("application_steps"), Origin.CUSTOM), origins(data.json("evaluator_steps"), Origin.CUSTOM));
    }

    /**
     * @param given a list of ids, or an object of ids and origins; null is none
     * @param usual the origin of those that are listed
     */
    static Map<UUID, Origin> origins(JsonNode given, Origin usual) {
        Map<UUID, Origin> origins = new LinkedHashMap<>();
        if (given != null && given.isArray()) {
            given.forEach(id -> origins.put(Fields.uuid(id), usual));
        } else if (given != null) {
            given.properties().forEach(
                    step -> origins.put(Fields.parseUuid(step.getKey()), Origin.of(step.getValue().textValue())));
        }
        return origins;
    }
}
