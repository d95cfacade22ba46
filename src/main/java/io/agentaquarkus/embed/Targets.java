package io.agentaquarkus.embed;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.RevisionFinder;
import io.smallrye.mutiny.Uni;

/** Finds what references in embeds name, each once. */
final class Targets {

    private final RevisionFinder finder;
    private final Map<String, Target> known = new HashMap<>();

    Targets(RevisionFinder finder) {
        this.finder = finder;
    }

    /** Fails with an {@link EmbedError} when it is not there, or has no data. */
    Uni<Target> find(EmbedReferences references) {
        String name = references.canonical();
        if (known.containsKey(name)) {
            return Uni.createFrom().item(known.get(name));
        }
        Address address = Address.of(references);
        return revision(address).map(revision -> {
            if (revision == null || revision.data() == null) {
                throw address.notFound();
            }
            Target target = Target.of(address.family(), revision);
            known.put(name, target);
            return target;
        });
    }

    /** A revision's slug with a version may also be the first part of its slug, or the slug of its artifact. */
    private Uni<Revision> revision(Address address) {
        Uni<Revision> named = finder.find(address.family(), address.references());
        Reference reference = address.deepest();
        if (address.level() != Address.Level.REVISION || reference.id() != null || reference.slug() == null
                || reference.version() == null) {
            return named;
        }
        References given = address.references();
        Reference joined = new Reference(null, reference.slug() + "-" + reference.version(), reference.version());
        References ofArtifact = new References(Reference.ofSlug(reference.slug()), given.variant(),
                new Reference(null, null, reference.version()));
        return or(or(named,
                () -> finder.find(address.family(), new References(given.artifact(), given.variant(), joined))),
                () -> finder.find(address.family(), ofArtifact));
    }

    private static Uni<Revision> or(Uni<Revision> first, Supplier<Uni<Revision>> second) {
        return first.chain(found -> found != null ? Uni.createFrom().item(found) : second.get());
    }
}
