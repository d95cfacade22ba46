package io.agentaquarkus.template;

import com.hubspot.jinjava.util.HasObjectTruthValue;

/**
 * What is not there: it is shown as nothing and counts as false, but has nothing itself.
 *
 * @param what as in {@code 'country' is undefined}
 * @param isUnsafe whether it is something of the language that templates may not see
 */
record JinjaUndefined(String what, boolean isUnsafe) implements HasObjectTruthValue {

    static JinjaUndefined variable(String name) {
        return new JinjaUndefined("'" + name + "' is undefined", false);
    }

    static JinjaUndefined member(String type, Object name) {
        return String.valueOf(name).startsWith("__")
                ? new JinjaUndefined("access to attribute '" + name + "' of '" + type + "' object is unsafe.", true)
                : new JinjaUndefined("'" + type + " object' has no attribute '" + name + "'", false);
    }

    TemplateFailure failure() {
        return TemplateFailure.of(isUnsafe ? "SecurityError" : "UndefinedError", what);
    }

    @Override
    public boolean getObjectTruthValue() {
        return false;
    }

    @Override
    public String toString() {
        return "";
    }
}
