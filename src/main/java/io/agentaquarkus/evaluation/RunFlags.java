package io.agentaquarkus.evaluation;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The flags of a run that are set. */
public final class RunFlags {

    public static final RunFlags NONE = new RunFlags(EnumSet.noneOf(RunFlag.class));

    private static final Set<String> TRACE_KEYS = Set.of("traces", "query-direct");
    private static final Set<String> TESTCASE_KEYS = Set.of("testcases", "testset-direct");

    private final EnumSet<RunFlag> set;

    private RunFlags(EnumSet<RunFlag> set) {
        this.set = set;
    }

    /** @param json an object or null; what it does not have is not set */
    public static RunFlags of(JsonNode json) {
        return NONE.merged(json);
    }

    public boolean is(RunFlag flag) {
        return set.contains(flag);
    }

    public RunFlags with(RunFlag flag, boolean value) {
        EnumSet<RunFlag> others = EnumSet.copyOf(set);
        if (value) {
            others.add(flag);
        } else {
            others.remove(flag);
        }
        return new RunFlags(others);
    }

    /** These, with those that the object has in place of them. */
    public RunFlags merged(JsonNode json) {
        RunFlags merged = this;
        for (RunFlag flag : RunFlag.values()) {
            if (json != null && json.hasNonNull(flag.wire())) {
                merged = merged.with(flag, json.get(flag.wire()).booleanValue());
            }
        }
        return merged;
    }

    /** Only some of them. */
    public RunFlags only(Collection<RunFlag> some) {
        EnumSet<RunFlag> rest = EnumSet.copyOf(set);
        rest.retainAll(some);
        return new RunFlags(rest);
    }

    /** With what follows from the steps; without steps nothing does. */
    public RunFlags derived(RunData data) {
        if (data == null || data.stepsOrNone().isEmpty()) {
            return this;
        }
        EnumSet<RunFlag> derived = EnumSet.copyOf(set);
        derived.removeIf(RunFlag::isDerived);
        for (Step step : data.stepsOrNone()) {
            switch (step.type()) {
                case INPUT -> input(step, derived);
                case ANNOTATION -> {
                    derived.add(RunFlag.HAS_EVALUATORS);
                    derived.add(switch (step.origin()) {
                        case CUSTOM -> RunFlag.HAS_CUSTOM;
                        case HUMAN -> RunFlag.HAS_HUMAN;
                        case AUTO -> RunFlag.HAS_AUTO;
                    });
                }
                default -> {
                }
            }
        }
        return new RunFlags(derived);
    }

    private static void input(Step step, Set<RunFlag> derived) {
        String key = step.key().toLowerCase(Locale.ROOT);
        if (step.references().containsKey("query_revision")) {
            derived.add(RunFlag.HAS_QUERIES);
        }
        if (step.references().containsKey("testset_revision")) {
            derived.add(RunFlag.HAS_TESTSETS);
        }
        if (step.references().isEmpty() && TRACE_KEYS.contains(key)) {
            derived.add(RunFlag.HAS_TRACES);
        }
        if (step.references().isEmpty() && TESTCASE_KEYS.contains(key)) {
            derived.add(RunFlag.HAS_TESTCASES);
        }
    }

    /** All of them, set or not. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (RunFlag flag : RunFlag.values()) {
            json.put(flag.wire(), set.contains(flag));
        }
        return json;
    }
}
