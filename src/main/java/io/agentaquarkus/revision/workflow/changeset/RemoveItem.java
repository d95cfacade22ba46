package io.agentaquarkus.revision.workflow.changeset;

/** Takes an entry out of a list of entries with names. */
record RemoveItem(Target target) implements Operation {

    static final String NAME = "remove_item";

    @Override
    public void applyTo(Draft draft) {
        Segment.Entry entry = target.entry(NAME);
        KeyedList list = KeyedList.in(Holders.existing(draft.data(), target), entry.list(), target.last());
        list.entries().remove(list.indexOf(entry.key()));
        draft.touch(list);
    }
}
