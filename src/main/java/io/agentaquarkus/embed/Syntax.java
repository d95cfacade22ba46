package io.agentaquarkus.embed;

/** The ways to write an embed. */
enum Syntax {

    /** {@code {"@ag.embed": {"@ag.references": {…}, "@ag.selector": {…}}}}, which is replaced by any value. */
    OBJECT,

    /** {@code @ag.embed[@ag.references[…], @ag.selector[…]]} within a text. */
    STRING,

    /** {@code @{{environment.slug=production, key=faq.revision}}} within a text; its path starts at the parameters. */
    SNIPPET
}
