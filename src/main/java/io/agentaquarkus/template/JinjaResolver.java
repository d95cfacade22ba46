package io.agentaquarkus.template;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import com.hubspot.jinjava.el.ext.JinjavaBeanELResolver;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.util.ForLoop;

import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;

/**
 * What a value of a template has: members of objects, elements of lists, the few methods of {@link JinjaMethods}, and the state
 * of a loop. Nothing else of Java is reached through a value.
 */
final class JinjaResolver extends ELResolver {

    /** For filters and tests, which the library calls as methods. */
    private final ELResolver library = new JinjavaBeanELResolver(true);

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null) {
            return null;
        }
        context.setPropertyResolved(true);
        if (base instanceof JinjaUndefined undefined) {
            throw undefined.failure();
        }
        Object value = null;
        if (base instanceof Map<?, ?> map) {
            value = property instanceof Number ? null : map.get(String.valueOf(property));
        } else if (base instanceof List<?> list) {
            value = element(list, property);
        } else if (base instanceof String text && property instanceof Number) {
            value = element(text.codePoints().mapToObj(Character::toString).toList(), property);
        } else if (base instanceof Map.Entry<?, ?> entry) {
            value = element(List.of(entry.getKey(), entry.getValue()), property);
        } else if (base instanceof ForLoop loop) {
            value = loop(loop, String.valueOf(property));
        }
        return value == null ? JinjaUndefined.member(JinjaValues.type(base), property) : value;
    }

    private static Object element(List<?> list, Object property) {
        try {
            int index = Integer.parseInt(String.valueOf(property));
            int place = index < 0 ? list.size() + index : index;
            return place >= 0 && place < list.size() ? list.get(place) : null;
        } catch (NumberFormatException noIndex) {
            return null;
        }
    }

    private static Object loop(ForLoop loop, String property) {
        return switch (property) {
            case "index" -> loop.getIndex();
            case "index0" -> loop.getIndex0();
            case "first" -> loop.isFirst();
            case "last" -> loop.isLast();
            case "length" -> loop.getLength();
            case "revindex" -> loop.getRevindex();
            case "revindex0" -> loop.getRevindex0();
            case "depth" -> loop.getDepth();
            case "depth0" -> loop.getDepth0();
            default -> null;
        };
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        if (base == null) {
            return null;
        }
        boolean ofLibrary = base instanceof Filter && method.equals("filter")
                || base instanceof ExpTest && (method.equals("evaluate") || method.equals("evaluateNegated"));
        if (ofLibrary) {
            return library.invoke(context, base, method, types, arguments);
        }
        context.setPropertyResolved(true);
        if (base instanceof JinjaUndefined undefined) {
            throw undefined.failure();
        }
        return JinjaMethods.invoke(base, String.valueOf(method), arguments == null ? new Object[0] : arguments);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw TemplateFailure.of("SecurityError", "Values cannot be changed.");
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }
}
