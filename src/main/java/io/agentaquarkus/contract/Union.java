package io.agentaquarkus.contract;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One of several types. The first member that takes the value without any conversion wins, then the first that takes it
 * at all; when none does, the violations of all members are reported, each below the name of its member.
 */
record Union(List<Member> members, boolean nullable) implements Check {

    record Member(String name, Check check) {
    }

    @Override
    public JsonNode apply(JsonNode value, Location location, Violations violations) {
        if (nullable && value.isNull()) {
            return value;
        }
        if (members.size() == 1) {
            return members.get(0).check().apply(value, location, violations);
        }
        for (Member member : members) {
            if (member.check().isExact(value)) {
                Violations own = new Violations();
                // Members convert in place: a member that refuses must not leave half of its conversions behind.
                JsonNode result = member.check().apply(value.isContainerNode() ? value.deepCopy() : value,
                        location.at(member.name()), own);
                if (own.isEmpty()) {
                    return result;
                }
            }
        }
        Violations refused = new Violations();
        for (Member member : members) {
            Violations own = new Violations();
            JsonNode result = member.check().apply(value.isContainerNode() ? value.deepCopy() : value,
                    location.at(member.name()), own);
            if (own.isEmpty()) {
                return result;
            }
            refused.addAll(own);
        }
        violations.addAll(refused);
        return value;
    }

    @Override
    public boolean isExact(JsonNode value) {
        return nullable && value.isNull() || members.stream().anyMatch(member -> member.check().isExact(value));
    }
}
