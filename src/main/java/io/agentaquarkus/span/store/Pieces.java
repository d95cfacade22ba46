package io.agentaquarkus.span.store;

import java.util.function.Supplier;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Work on one piece after the other. */
final class Pieces {

    private Pieces() {
    }

    /**
     * A chain of Unis, each made when the one before has ended, would keep every piece in memory until the last is done.
     *
     * @param next works on a piece, and says whether there is another one
     */
    static Uni<Void> oneByOne(Supplier<Uni<Boolean>> next) {
        return Multi.createBy().repeating().uni(() -> next.get()).whilst(Boolean::booleanValue).collect().last()
                .replaceWithVoid();
    }
}
