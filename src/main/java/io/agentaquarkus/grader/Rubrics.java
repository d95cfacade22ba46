package io.agentaquarkus.grader;

import io.agentaquarkus.preset.Arguments;

/** What models are asked, in words. */
final class Rubrics {

    static final String JUDGE = "You are an expert judge of answers that an AI has given. Decide by the instructions whether the"
            + " answer passes or fails. Reply with a JSON object and nothing else: {\"result\": \"Pass\" or \"Fail\","
            + " \"explanation\": why}.";
    static final String SCORER = "You are an expert judge. Give a score by the instructions. Reply with a JSON object and nothing"
            + " else: {\"score\": a number, \"explanation\": why}.";
    static final String LABELER = "You are an expert judge. Choose a label by the instructions. Reply with a JSON object and"
            + " nothing else: {\"label\": the label, \"explanation\": why}.";
    static final String EXAMINER = "You examine texts sentence by sentence. Reply with a JSON object and nothing else.";

    private Rubrics() {
    }

    static String answersQuery(Arguments row) {
        return "Does the response answer exactly what the query asks, and all aspects of it? Whether it is correct does not"
                + " matter. Go step by step. Fail for example a response that talks of something else, or that leaves half of"
                + " the query out." + part("query", row.text("query")) + part("response", row.text("response"));
    }

    static String followsFromContext(Arguments row) {
        return "Can the response be inferred from the context and the history of the chat alone? Whether it is true in the world"
                + " does not matter. Fail for example a response with a number that the context does not have."
                + part("context", row.lines("context")) + history(row) + part("response", row.text("response"));
    }

    static String contextIsEnough(Arguments row) {
        return "Do the context and the history of the chat have enough information to answer the query? Fail for example a"
                + " context about another product than the one asked for." + part("query", row.text("query"))
                + part("context", row.lines("context")) + history(row);
    }

    static String criteria(Arguments row) {
        return "Judge the response by the criteria." + part("criteria", row.settings().text("grading_criteria"))
                + part("response", row.text("response"));
    }

    static String grounded(Arguments row) {
        return "For each sentence of the draft, in order, quote what in the source supports it; none if nothing does. Reply as"
                + " {\"result\": \"Pass\" or \"Fail\", \"explanation\": [{\"sentence\": \"…\", \"supporting_evidence\": [\"…\"]}]}."
                + part("source", row.lines("context")) + part("draft", row.text("response"));
    }

    static String resolved(Arguments row) {
        return "For each message of the user: was what the user wanted resolved by what the AI said afterwards? Reply as"
                + " {\"details\": [{\"message\": \"…\", \"resolution\": \"Resolved\", \"Partial\" or \"Unresolved\","
                + " \"explanation\": \"…\"}]}." + part("conversation", row.lines("messages"));
    }

    static String coherent(Arguments row) {
        return "For each message of the AI: does it fit what was said before? Reply as {\"details\": [{\"message\": \"…\","
                + " \"result\": \"coherent\" or \"not_coherent\", \"explanation\": \"…\"}]}."
                + part("conversation", row.lines("messages"));
    }

    static String statements(String question, String over, String overText, String of, String ofText) {
        return question + " Reply as {\"verdicts\": [{\"text\": \"…\", \"verdict\": 1 or 0}]}." + part(over, overText)
                + part(of, ofText);
    }

    static String aspect(String definition, Arguments row) {
        return definition + " Reply as {\"verdict\": 1 for yes or 0 for no, \"explanation\": \"…\"}."
                + part("response", row.text("response"));
    }

    static String part(String name, String text) {
        return "\n\n" + name + ":\n" + text;
    }

    private static String history(Arguments row) {
        var history = row.optional("chat_history");
        return part("history", history == null || history.isEmpty() ? "There is none." : Arguments.lines(history));
    }
}
