package io.agentaquarkus.revision;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a commit.
 *
 * @param revision the new one, or the one that says the same already
 * @param isNew whether a revision was added
 */
public record Committed(Revision revision, boolean isNew, List<Warning> warnings) {

    static Committed of(Revision added) {
        return new Committed(added, true, List.of());
    }

    static Committed unchanged(Change change) {
        List<Warning> warnings = new ArrayList<>(change.warnings());
        warnings.add(Warning.of("no_change",
                "The change produced the configuration that is already stored, so no revision was created."));
        return new Committed(change.base(), false, List.copyOf(warnings));
    }

    Committed shownBy(FamilyRules rules) {
        return withRevision(rules.shown(revision));
    }

    public Committed withRevision(Revision other) {
        return new Committed(other, isNew, warnings);
    }
}
