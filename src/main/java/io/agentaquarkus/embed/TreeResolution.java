package io.agentaquarkus.embed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.embed.EmbedScanner.ObjectSlot;
import io.agentaquarkus.embed.EmbedScanner.Scan;
import io.agentaquarkus.embed.EmbedScanner.TextSlot;
import io.agentaquarkus.json.PythonJson;
import io.agentaquarkus.revision.ErrorPolicy;
import io.agentaquarkus.revision.Family;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Replaces the embeds of one tree (reference: agenta-retrieve-and-resolve, section 4.4). It goes over the tree again as long
 * as what was inserted brings further embeds. A text gets what it embeds with all embeds replaced there before, which is a
 * resolution of its own.
 */
final class TreeResolution {

    private final Resolver resolver;
    private final ObjectNode root;
    private final Chain chain;
    private final int depthMax;
    private final Map<Location, Chain> origins = new HashMap<>();
    private final Set<Location> settled = new HashSet<>();
    private int depth;
    private int depthReached;
    private boolean progressed;

    /** @param chain the references by which the tree was reached; none for the one that was asked for */
    TreeResolution(Resolver resolver, ObjectNode root, Chain chain, int depthMax) {
        this.resolver = resolver;
        this.root = root;
        this.chain = chain;
        this.depthMax = depthMax;
    }

    /** The depth that was reached. */
    Uni<Integer> resolve() {
        if (depth >= depthMax) {
            return Uni.createFrom().failure(EmbedError.tooDeep(resolver.options.depthMax()));
        }
        Scan scan = EmbedScanner.scan(root, chain, origins, settled);
        if (scan.isEmpty()) {
            return Uni.createFrom().item(depthReached);
        }
        progressed = false;
        return each(scan.objects(), this::replace)
                .chain(() -> each(scan.texts(), slot -> replace(slot, Syntax.STRING)))
                .chain(() -> each(scan.texts(), slot -> replace(slot, Syntax.SNIPPET)))
                .chain(() -> {
                    if (!progressed) {
                        return Uni.createFrom().item(depthReached);
                    }
                    depth++;
                    // What a text embeds is complete when it is inserted: there is nothing more to find in it.
                    scan.texts().forEach(slot -> settled.add(slot.location()));
                    return resolve();
                });
    }

    private Uni<Void> replace(ObjectSlot slot) {
        Location at = slot.location();
        return tolerated(at, text -> at.set(root, TextNode.valueOf(text)),
                found(at, slot.embed(), slot.chain()).invoke(found -> {
                    JsonNode value = found.selected();
                    resolver.budget.insert(value);
                    at.set(root, value.deepCopy());
                    origins.put(at, found.chain());
                    progress(found);
                }));
    }

    /** Once an embed of a text has failed, the rest of the text is left as it is. */
    private Uni<Void> replace(TextSlot slot, Syntax syntax) {
        Location at = slot.location();
        return each(slot.indexes(syntax), index -> settled.contains(at) ? Uni.createFrom().voidItem()
                : tolerated(at, slot::overwrite,
                        found(at, slot.embed(index), slot.chain()).chain(this::complete).invoke(found -> {
                            JsonNode value = found.selected();
                            String text = value.isTextual() ? value.textValue() : PythonJson.text(value);
                            resolver.budget.insert(text.length());
                            slot.replace(index, text);
                            progress(found);
                        })))
                .invoke(() -> at.set(root, TextNode.valueOf(slot.joined())));
    }

    /** With the embeds in the target's data replaced. */
    private Uni<Found> complete(Found found) {
        if (found.target().plain()) {
            return Uni.createFrom().item(found);
        }
        ObjectNode data = found.target().data().deepCopy();
        return new TreeResolution(resolver, data, found.chain(), depthMax - depth - 1).resolve()
                .map(nested -> found.with(data, nested));
    }

    /** Finds what an embed names, by way of an environment where it has a key. */
    private Uni<Found> found(Location at, Embed embed, Chain outer) {
        return Uni.createFrom().deferred(() -> {
            if (!resolver.budget.begin()) {
                // Clients count on its being counted, though it is not replaced.
                count(embed);
                throw EmbedError.tooMany(resolver.budget.begun());
            }
            if (embed.references().isEmpty()) {
                throw EmbedError.noReferences(at);
            }
            Chain reached = outer.plus(embed.references(), embed.key());
            return resolver.targets.find(embed.references()).chain(target -> {
                boolean keyless = embed.syntax() == Syntax.SNIPPET && embed.key() == null
                        && target.family() == Family.ENVIRONMENT;
                String key = keyless ? EnvironmentKey.only(target.data(), at) : embed.key();
                if (key == null || key.isEmpty()) {
                    return Uni.createFrom().item(Found.of(embed, target, reached));
                }
                EmbedReferences bundle = EnvironmentKey.references(target.data(), key);
                Chain further = reached.plus(bundle, null);
                return resolver.targets.find(bundle).map(held -> Found.of(embed, held, further));
            });
        });
    }

    /**
     * Does with a failure what the policy says.
     *
     * @param placeholder takes the text that is to stand in the place of what has failed
     */
    private Uni<Void> tolerated(Location at, Consumer<String> placeholder, Uni<?> replacement) {
        return replacement.replaceWithVoid().onFailure(failure -> EmbedError.nameOf(failure) != null)
                .recoverWithUni(failure -> {
                    if (resolver.options.policy() == ErrorPolicy.EXCEPTION) {
                        return Uni.createFrom().failure(failure);
                    }
                    if (resolver.options.policy() == ErrorPolicy.PLACEHOLDER) {
                        placeholder.accept("<error:" + EmbedError.nameOf(failure) + ">");
                    }
                    resolver.note(failure.getMessage());
                    settled.add(at);
                    return Uni.createFrom().voidItem();
                });
    }

    private void progress(Found found) {
        progressed = true;
        depthReached = Math.max(depthReached, depth + 1 + found.depth());
        count(found.embed());
    }

    /** What is embedded on the way to a text is counted, but not told. */
    private void count(Embed embed) {
        resolver.budget.count();
        if (chain == Chain.NONE) {
            resolver.use(embed.references());
        }
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<? extends Void>> work) {
        return Multi.createFrom().iterable(items).onItem().transformToUniAndConcatenate(work).onItem().ignoreAsUni();
    }

    /**
     * @param data of the target, or a copy of it in which embeds have been replaced
     * @param depth that was reached within the data
     * @param chain the references that led to the target, its own included
     */
    private record Found(Embed embed, Target target, ObjectNode data, int depth, Chain chain) {

        static Found of(Embed embed, Target target, Chain chain) {
            return new Found(embed, target, target.data(), 0, chain);
        }

        Found with(ObjectNode resolved, int reached) {
            return new Found(embed, target, resolved, reached, chain);
        }

        JsonNode selected() {
            return EmbedSelection.of(embed, target, data);
        }
    }
}
