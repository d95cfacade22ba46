package io.agentaquarkus.revision;

/** What happens to an embed that cannot be replaced. */
public enum ErrorPolicy {

    /** The whole resolution fails. */
    EXCEPTION,

    /** Its place, for an embed in a text the whole text, is taken by {@code <error:NameOfTheError>}. */
    PLACEHOLDER,

    /** It stays as it is. */
    KEEP
}
