package io.agentaquarkus.revision;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/**
 * Revisions of any family. What is not found is null. Commits to one variant follow one another and are numbered without a
 * gap; an answered commit is what the next reader of the variant's head gets.
 */
@ApplicationScoped
public class Revisions {

    private static final String INITIAL = "Initial revision";
    private static final String NO_VARIANT = "The variant does not exist in this project.";

    private final RevisionStore store;
    private final RevisionReader reader;
    private final RevisionLookup lookup;
    private final Families families;

    Revisions(RevisionStore store, RevisionReader reader, RevisionLookup lookup, Families families) {
        this.store = store;
        this.reader = reader;
        this.lookup = lookup;
        this.families = families;
    }

    /** Adds an empty first revision. A variant that is not there or has one already is refused. */
    public Uni<Revision> createInitial(Actor actor, Family family, Commit commit) {
        if (commit.variantId() == null) {
            return Uni.createFrom().nullItem();
        }
        FamilyRules rules = families.of(family);
        rules.checkSlug(commit.slug());
        Commit initial = new Commit(commit.artifactId(), commit.variantId(), commit.slug(), commit.header(), INITIAL, null,
                null);
        return recoverTakenSlug(store.write(actor.projectId(), family.kind(), rows -> rows.lock(initial.variantId())
                .chain(version -> {
                    if (version == null) {
                        if (commit.artifactId() == null && !rules.commitNamesArtifact()) {
                            return Uni.createFrom().nullItem();
                        }
                        throw Problem.notFound(NO_VARIANT);
                    }
                    if (version > 0) {
                        throw new Problem(409, "An initial revision already exists for this variant.");
                    }
                    return made(rows, actor, rules, initial).chain(rows::append);
                }))).onItem().ifNotNull().transform(rules::shown);
    }

    /**
     * Adds a revision, unless the family has it that a repetition adds none. When there is no such variant or the slug is
     * taken, that is null or, with families that are strict, a refusal.
     */
    public Uni<Committed> commit(Actor actor, Family family, Commit commit) {
        FamilyRules rules = families.of(family);
        rules.checkCommit(commit);
        rules.checkSlug(commit.slug());
        if (commit.variantId() == null || rules.commitNamesArtifact() && commit.artifactId() == null) {
            return Uni.createFrom().nullItem();
        }
        Commit told = commit.delta() != null && commit.message() == null ? commit.withMessage(rules.deltaMessage()) : commit;
        Uni<Committed> made = (rules.isSelfContained(told)
                ? store.append(made(actor, rules, told, rules.stored(told.data())))
                        .onItem().ifNotNull().transform(Committed::of)
                : store.write(actor.projectId(), family.kind(), rows -> addUnlessRepeated(rows, actor, rules, told)))
                .onItem().ifNotNull().transform(committed -> committed.shownBy(rules));
        return rules.isStrict() ? strict(made, commit) : recoverTakenSlug(made);
    }

    public Uni<Revision> fetch(UUID projectId, Family family, UUID id) {
        return reader.revision(projectId, family.kind(), Reference.ofId(id))
                .onItem().ifNotNull().transform(families.of(family)::shown);
    }

    /** Puts the header in place of the one before, as a whole. Data and message never change. */
    public Uni<Revision> edit(Actor actor, Family family, Edit edit) {
        FamilyRules rules = families.of(family);
        return store.write(actor.projectId(), family.kind(), rows -> rows.revision(Reference.ofId(edit.id()))
                .onItem().ifNotNull().invoke(row -> {
                    row.overwrite(edit.header().withFlags(rules.editedRevisionFlags(edit.header().flags())));
                    row.updated(actor);
                })).onItem().ifNotNull().transform(row -> rules.shown(row.toRevision()));
    }

    public Uni<Revision> archive(Actor actor, Family family, UUID id, boolean archived) {
        return store.write(actor.projectId(), family.kind(), rows -> rows.revision(Reference.ofId(id))
                .onItem().ifNotNull().invoke(row -> row.archived(actor, archived)))
                .onItem().ifNotNull().transform(row -> families.of(family).shown(row.toRevision()));
    }

    /** @param deployed when any are given, only revisions that changed what of these is deployed */
    public Uni<List<Revision>> query(UUID projectId, Family family, Criteria criteria, List<Reference> deployed) {
        FamilyRules rules = families.of(family);
        Criteria own = criteria.withFlags(rules.revisionQueryFlags(criteria.flags()), rules.parentQueryFlags(criteria.flags()));
        return store.read(projectId, family.kind(), rows -> rows.revisions(own)
                .map(found -> shown(rules, found))
                .chain(found -> deployed.isEmpty() ? Uni.createFrom().item(found) : rules.changing(rows, found, deployed)));
    }

    /**
     * A revision and those before it in its variant, newest first, without archived ones.
     *
     * @param target a revision, or what has a head: a variant or an artifact
     * @param depth null for all
     */
    public Uni<List<Revision>> log(UUID projectId, Family family, References target, Integer depth) {
        FamilyRules rules = families.of(family);
        if (depth != null && depth < 1) {
            return Uni.createFrom().item(List.of());
        }
        return lookup.named(projectId, family.kind(), target)
                .chain(from -> from == null || from.lifecycle().deletedAt() != null
                        ? Uni.createFrom().item(List.<RevisionEntity> of())
                        : store.read(projectId, family.kind(), rows -> rows.line(from.variant().id(), from.version(), depth)))
                .map(found -> shown(rules, found));
    }

    /** Adds a revision in the transaction of the rows; null when there is no such variant. */
    static Uni<Revision> add(Rows rows, Actor actor, FamilyRules rules, Commit commit) {
        return rows.lock(commit.variantId()).onItem().ifNotNull().transformToUni(version -> rules.change(rows, commit)
                .chain(change -> made(rows, actor, rules, commit.withData(change.data()))).chain(rows::append));
    }

    private static Uni<Committed> addUnlessRepeated(Rows rows, Actor actor, FamilyRules rules, Commit commit) {
        return rows.lock(commit.variantId()).onItem().ifNotNull().transformToUni(version -> rules.change(rows, commit)
                .chain(change -> made(rows, actor, rules, commit.withData(change.data())).chain(made -> {
                    Revision base = change.base();
                    if (base != null && rules.isRepetition(base, made.in(base.variant(), version))) {
                        return Uni.createFrom().item(Committed.unchanged(change));
                    }
                    return rows.append(made).map(revision -> new Committed(revision, true, change.warnings()));
                })));
    }

    private static Uni<NewRevision> made(Rows rows, Actor actor, FamilyRules rules, Commit commit) {
        return rules.storedData(rows, actor, commit).map(data -> made(actor, rules, commit, data));
    }

    private static NewRevision made(Actor actor, FamilyRules rules, Commit commit, ObjectNode data) {
        String slug = commit.slug() == null ? Slugs.random() : commit.slug();
        return NewRevision.of(actor, rules.family().kind(), commit, slug,
                rules.revisionFlags(commit.header().flags(), data, slug), data);
    }

    private static List<Revision> shown(FamilyRules rules, List<RevisionEntity> found) {
        return found.stream().map(row -> rules.shown(row.toRevision())).toList();
    }

    private static <T> Uni<T> recoverTakenSlug(Uni<T> commit) {
        return commit.onFailure(Conflicts::isTakenSlug).recoverWithNull();
    }

    private static Uni<Committed> strict(Uni<Committed> made, Commit commit) {
        return made.onItem().ifNull().failWith(() -> Problem.notFound(NO_VARIANT))
                .onFailure(Conflicts::isLockTimeout).transform(failure -> CommitRefusals.lockTimeout(commit.variantId()));
    }
}
