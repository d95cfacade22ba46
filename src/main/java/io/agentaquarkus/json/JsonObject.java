package io.agentaquarkus.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The members of a JSON object in the order in which they were added. As long as they are few, they lie in one array and are
 * looked for from its beginning, which takes a third of the memory of a hash table: a span has some thirty objects of two or
 * three members. Names are never null.
 */
public final class JsonObject extends AbstractMap<String, Object> {

    private static final int FEW = 12;

    private static final Object[] NONE = {};

    /** Each name is followed by its value. */
    private Object[] members = NONE;
    private int size;
    /** Holds all members, in place of the array, when they are not few. */
    private Map<String, Object> many;

    public JsonObject() {
    }

    public JsonObject(Map<String, Object> members) {
        putAll(members);
    }

    @Override
    public int size() {
        return many == null ? size : many.size();
    }

    @Override
    public boolean containsKey(Object name) {
        return many == null ? place(name) >= 0 : many.containsKey(name);
    }

    @Override
    public Object get(Object name) {
        if (many != null) {
            return many.get(name);
        }
        int place = place(name);
        return place < 0 ? null : members[place + 1];
    }

    @Override
    public Object put(String name, Object value) {
        if (many != null) {
            return many.put(name, value);
        }
        int place = place(name);
        if (place >= 0) {
            Object before = members[place + 1];
            members[place + 1] = value;
            return before;
        }
        if (size == FEW) {
            Map<String, Object> all = new LinkedHashMap<>(4 * FEW);
            forEach(all::put);
            many = all;
            members = NONE;
            size = 0;
            return many.put(name, value);
        }
        if (2 * size == members.length) {
            members = Arrays.copyOf(members, Math.max(6, 2 * members.length));
        }
        members[2 * size] = name;
        members[2 * size + 1] = value;
        size++;
        return null;
    }

    @Override
    public Object remove(Object name) {
        if (many != null) {
            return many.remove(name);
        }
        int place = place(name);
        return place < 0 ? null : removeAt(place);
    }

    @Override
    public void clear() {
        members = NONE;
        size = 0;
        many = null;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> action) {
        if (many != null) {
            many.forEach(action);
            return;
        }
        for (int i = 0; i < size; i++) {
            action.accept((String) members[2 * i], members[2 * i + 1]);
        }
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return many == null ? new Members() : many.entrySet();
    }

    /** Whether the members can be taken by their number. */
    boolean isFew() {
        return many == null;
    }

    String name(int member) {
        return (String) members[2 * member];
    }

    Object value(int member) {
        return members[2 * member + 1];
    }

    /** Names are mostly the same object, so nothing is compared before that was tried for all. */
    private int place(Object name) {
        for (int i = 0; i < 2 * size; i += 2) {
            if (members[i] == name) {
                return i;
            }
        }
        for (int i = 0; i < 2 * size; i += 2) {
            if (members[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Object removeAt(int place) {
        Object value = members[place + 1];
        System.arraycopy(members, place + 2, members, place, 2 * size - place - 2);
        size--;
        members[2 * size] = null;
        members[2 * size + 1] = null;
        return value;
    }

    private final class Members extends AbstractSet<Map.Entry<String, Object>> {

        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
            return new Iterator<>() {

                private int next;

                @Override
                public boolean hasNext() {
                    return next < 2 * size;
                }

                @Override
                public Map.Entry<String, Object> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    next += 2;
                    return new Member((String) members[next - 2], members[next - 1]);
                }

                @Override
                public void remove() {
                    next -= 2;
                    removeAt(next);
                }
            };
        }
    }

    private final class Member extends SimpleEntry<String, Object> {

        private static final long serialVersionUID = 1;

        Member(String name, Object value) {
            super(name, value);
        }

        @Override
        public Object setValue(Object value) {
            put(getKey(), value);
            return super.setValue(value);
        }
    }
}
