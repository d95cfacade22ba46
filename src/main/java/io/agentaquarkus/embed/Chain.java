package io.agentaquarkus.embed;

/** The references that led to a value, one inside what another found. None may come twice. */
final class Chain {

    static final Chain NONE = new Chain(null, null);

    private final Chain before;
    private final String link;

    private Chain(Chain before, String link) {
        this.before = before;
        this.link = link;
    }

    /** @throws EmbedError when the references with this key are in the chain already */
    Chain plus(EmbedReferences references, String key) {
        String name = references.canonical();
        String next = key == null ? name : name + " " + key;
        for (Chain each = this; each != NONE; each = each.before) {
            if (each.link.equals(next)) {
                throw EmbedError.circular(name);
            }
        }
        return new Chain(this, next);
    }
}
