package io.agentaquarkus.span.filter;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.span.filter.Filter.And;
import io.agentaquarkus.span.filter.Filter.Or;
import io.agentaquarkus.span.filter.Filter.Test;

/** Which terms the spans have that match a filter. */
public final class FilterTerms {

    private FilterTerms() {
    }

    public static TermQuery of(Filter filter) {
        if (filter instanceof And and) {
            return TermQuery.all(and.filters().stream().map(FilterTerms::of).toList());
        }
        if (filter instanceof Or or) {
            return TermQuery.one(or.filters().stream().map(FilterTerms::of).toList());
        }
        if (filter instanceof Test test) {
            return switch (test.field().type()) {
                case ATTRIBUTES -> attribute(test);
                case CONTENT -> content(test.value().textValue());
                default -> TermQuery.ANY;
            };
        }
        return TermQuery.ANY;
    }

    private static TermQuery content(String query) {
        return TermQuery.one(FullText.alternatives(query).stream().map(phrases -> TermQuery.all(phrases.stream()
                .filter(phrase -> !phrase.excluded()).flatMap(phrase -> phrase.words().stream())
                .<TermQuery> map(word -> new TermQuery.Has(SpanTerms.word(word.hashCode()))).toList())).toList());
    }

    /** As {@link AttributeTest} decides. */
    private static TermQuery attribute(Test test) {
        int path = SpanTerms.pathOf(test.key());
        return switch (test.operator()) {
            case IS -> contained(path, test.value());
            case IS_NOT, NOT_EXISTS -> TermQuery.ANY;
            case EQ -> equal(path, test.value());
            case IN -> TermQuery.all(List.of(exists(path), members(path, test)));
            default -> exists(path);
        };
    }

    private static TermQuery exists(int path) {
        return new TermQuery.Has(SpanTerms.path(path));
    }

    /** As {@link Containment}: what the part has, the whole has too. */
    private static TermQuery contained(int path, JsonNode part) {
        List<TermQuery> parts = new ArrayList<>();
        if (part.isObject()) {
            part.properties().forEach(
                    member -> parts.add(contained(SpanTerms.member(path, member.getKey()), member.getValue())));
            return TermQuery.all(parts);
        }
        if (part.isArray()) {
            part.forEach(element -> parts.add(contained(SpanTerms.element(path), element)));
            return TermQuery.all(parts);
        }
        return new TermQuery.Has(SpanTerms.scalar(path, part));
    }

    /** The value itself, or a list that has it. */
    private static TermQuery members(int path, Test test) {
        List<TermQuery> members = new ArrayList<>();
        for (JsonNode wanted : test.value()) {
            members.add(TermQuery.one(List.of(contained(path, wanted), contained(SpanTerms.element(path), wanted))));
        }
        return test.options().all() ? TermQuery.all(members) : TermQuery.one(members);
    }

    /** A text is compared with the text of whatever the span has. */
    private static TermQuery equal(int path, JsonNode value) {
        if (value.isNumber()) {
            return new TermQuery.Has(SpanTerms.number(path, value.doubleValue()));
        }
        String text = value.isTextual() ? value.textValue() : null;
        if (text == null || text.startsWith("{") || text.startsWith("[")) {
            return exists(path);
        }
        List<TermQuery> forms = new ArrayList<>(List.of(new TermQuery.Has(SpanTerms.text(path, text))));
        Double number = NumberText.read(text);
        if (number != null) {
            forms.add(new TermQuery.Has(SpanTerms.number(path, number)));
        }
        if (text.equals("true") || text.equals("false")) {
            forms.add(new TermQuery.Has(SpanTerms.truth(path, text.equals("true"))));
        }
        return TermQuery.one(forms);
    }
}
