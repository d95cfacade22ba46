package io.agentaquarkus.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedTextTest {

    private static final String ID = "0190c3a4-0000-7000-8000-000000000001";

    /** Each embed as {@code SYNTAX references key path}, texts as they are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
            "@ag.embed[@ag.references[workflow.slug=tone]] | STRING {\"workflow\":{\"slug\":\"tone\"}} null null",
            "@ag.embed[@ag.references[workflow_revision.slug=tone, workflow_revision.version=2], @ag.selector[path=a.b]]"
                    + " | STRING {\"workflow_revision\":{\"version\":\"2\",\"slug\":\"tone\"}} null a.b",
            "@ag.embed[ @ag.references[ workflow.slug = tone ] @ag.selector[ key = k , path = /a/0 ] ]"
                    + " | STRING {\"workflow\":{\"slug\":\"tone\"}} k /a/0",
            "@ag.embed[@ag.selector[path=a], @ag.references[environment.slug=e, environment_revision.version=1]]"
                    + " | STRING {\"environment\":{\"slug\":\"e\"},\"environment_revision\":{\"version\":\"1\"}} null a",
            "@ag.embed[@ag.references[workflow.slug=tone], @ag.selector[path:a]]"
                    + " | STRING {\"workflow\":{\"slug\":\"tone\"}} null null",
            "@ag.embed[@ag.references[testset_revision.slug=x]] | STRING {\"testset_revision\":{\"slug\":\"x\"}} null null",
            "@{{workflow.slug=tone}} | SNIPPET {\"workflow\":{\"slug\":\"tone\"}} null null",
            "@{{ workflow_revision.slug : tone & path : a.b }}"
                    + " | SNIPPET {\"workflow_revision\":{\"slug\":\"tone\"}} null a.b",
            "@{{environment.slug=e, key=faq.revision, path=a=b}} | SNIPPET {\"environment\":{\"slug\":\"e\"}} faq.revision a=b",
            "@{{evaluator_artifact.slug=e,evaluator_variant.slug=v}}"
                    + " | SNIPPET {\"evaluator_artifact\":{\"slug\":\"e\"},\"evaluator_variant\":{\"slug\":\"v\"}} null null" })
    void wellFormed(String text, String read) {
        assertEquals(List.of("", read, ""), describe(text));
    }

    @Test
    void anEmptyKeyOrPathIsNotAMissingOne() {
        assertEquals(List.of("", "SNIPPET {\"environment\":{\"slug\":\"e\"}}  ", ""),
                describe("@{{environment.slug=e, key=, path=}}"));
    }

    @Test
    void idsInAnyForm() {
        String plain = ID.replace("-", "").toUpperCase();
        assertEquals(List.of("", "STRING {\"workflow\":{\"id\":\"" + ID + "\"}} null null", ""),
                describe("@ag.embed[@ag.references[workflow.id=" + plain + "]]"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "plain", "{{name}} and {name}", "@ag.embed", "@ag.embed[]",
            "@ag.embed[@ag.references[workflow.slug=tone", "@ag.embed[@ag.references[workflow.slug=tone]",
            "@ag.embed[@ag.references[]]", "@ag.embed[@ag.selector[path=a]]", "@ag.embed[@ag.references[workflow=tone]]",
            "@ag.embed[@ag.references[workflow.name=tone]]", "@ag.embed[@ag.references[workflow.slug:tone]]",
            "@ag.embed[@ag.references[workflow.id=abc]]", "@ag.embed[@ag.references[workflow.slug=has space]]",
            "@ag.embed[@ag.references[workflow.slug=]]", "@ag.embed[@ag.references[.slug=tone]]",
            "@ag.embed[@ag.references[workflow.slug=tone, other]]", "@{{workflow.slug=tone", "@{{workflow.slug=tone}",
            "@{{path=a}}", "@{{testset.slug=x}}", "@{{workflow_branch.slug=x}}", "@{{workflow.slug}}", "@{{workflow.id=abc}}",
            "@{{workflow.slug=a, other=b}}", "@{{}}" })
    void malformedIsText(String text) {
        assertEquals(List.of(), describe(text));
    }

    @Test
    void severalInOneText() {
        assertEquals(List.of("a ", "STRING {\"workflow\":{\"slug\":\"x\"}} null null", " b ",
                "SNIPPET {\"workflow\":{\"slug\":\"y\"}} null null", "", "STRING {\"workflow\":{\"slug\":\"x\"}} null null",
                " c"),
                describe("a @ag.embed[@ag.references[workflow.slug=x]] b @{{workflow.slug=y}}"
                        + "@ag.embed[@ag.references[workflow.slug=x]] c"));
    }

    @Test
    void anOpenOneBeforeAWellFormedOne() {
        assertEquals(List.of("@ag.embed[ [ @{{ ", "STRING {\"workflow\":{\"slug\":\"x\"}} null null", " ]"),
                describe("@ag.embed[ [ @{{ @ag.embed[@ag.references[workflow.slug=x]] ]"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "@ag.embed[", "@ag.embed[@ag.references[", "@{{", "[", "@ag.embed[]", "@{{}}",
            "@{{ @ag.embed[ ]" })
    void timeIsInProportionToTheText(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> describe(part.repeat(1_000_000 / part.length())));
    }

    private static List<String> describe(String text) {
        return EmbedText.pieces(text).stream().map(piece -> {
            Embed embed = piece.embed();
            return embed == null ? piece.text()
                    : embed.syntax() + " " + embed.references().toJson() + " " + embed.key() + " " + embed.path();
        }).collect(Collectors.toList());
    }
}
