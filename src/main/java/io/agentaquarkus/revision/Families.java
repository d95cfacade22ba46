package io.agentaquarkus.revision;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

/** The rules of each family. */
@ApplicationScoped
public class Families {

    private final Map<Family, FamilyRules> rules = new EnumMap<>(Family.class);

    Families(@All List<FamilyRules> all) {
        for (FamilyRules one : all) {
            if (rules.put(one.family(), one) != null) {
                throw new IllegalStateException("Two sets of rules for " + one.family());
            }
        }
    }

    public FamilyRules of(Family family) {
        FamilyRules found = rules.get(family);
        if (found == null) {
            throw new IllegalStateException("No rules for " + family);
        }
        return found;
    }
}
