package io.agentaquarkus.revision.rest;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.agentaquarkus.revision.Changes;
import io.smallrye.mutiny.Uni;

/**
 * Answers of the routes that running applications ask all the time, by the bytes of the request. An answer counts as long as
 * nothing in its project has changed since it was made, so after an answered commit or deployment the next one is new. While
 * other processes' changes cannot be heard of, nothing is kept.
 */
@ApplicationScoped
public class AnswerCache {

    private final Changes changes;
    private final Cache<Key, Answer> answers;

    AnswerCache(Changes changes, RetrieveConfig config) {
        this.changes = changes;
        this.answers = Caffeine.newBuilder().maximumWeight(config.cacheBytes().asLongValue())
                .<Key, Answer> weigher((key, answer) -> key.request().length + answer.body().length + 200).build();
    }

    /**
     * @param route tells apart routes with equal requests
     * @param make makes the answer; a failure is not kept
     */
    public Uni<Answer> answer(UUID projectId, String route, byte[] request, Supplier<Uni<byte[]>> make) {
        if (!changes.isFollowed()) {
            return make.get().map(body -> Answer.of(body, 0));
        }
        long count = changes.count(projectId);
        Key key = new Key(projectId, route, request);
        Answer known = answers.getIfPresent(key);
        if (known != null && known.changes() == count) {
            return Uni.createFrom().item(known);
        }
        return make.get().map(body -> Answer.of(body, count)).invoke(answer -> answers.put(key, answer));
    }

    private record Key(UUID projectId, String route, byte[] request) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && projectId.equals(key.projectId) && route.equals(key.route)
                    && Arrays.equals(request, key.request);
        }

        @Override
        public int hashCode() {
            return 31 * projectId.hashCode() + Arrays.hashCode(request);
        }
    }
}
