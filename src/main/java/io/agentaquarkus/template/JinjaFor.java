package io.agentaquarkus.template;

import java.util.List;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.ForTag;
import com.hubspot.jinjava.tree.TagNode;

/** Loops over what can be looped over, where the library takes anything else for a list of one. */
final class JinjaFor extends ForTag {

    private static final long serialVersionUID = 1;

    @Override
    public String renderForCollection(TagNode node, JinjavaInterpreter interpreter, List<String> variables,
            Object collection) {
        Object elements = collection;
        if (collection == null || collection instanceof Number || collection instanceof Boolean
                || collection instanceof JinjaValues.None) {
            throw TemplateFailure.of("TypeError", "'" + JinjaValues.type(collection) + "' object is not iterable");
        }
        if (collection instanceof JinjaUndefined) {
            elements = List.of();
        } else if (collection instanceof String text) {
            elements = text.codePoints().mapToObj(Character::toString).toList();
        }
        return super.renderForCollection(node, interpreter, variables, elements);
    }
}
