package io.agentaquarkus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;

import org.junit.jupiter.api.Test;

class JsonObjectTest {

    /** With few names, with many, and with numbers around the change from one to the other. */
    @Test
    void doesWhatALinkedHashMapDoes() {
        Random random = new Random(5);
        for (int names = 1; names < 40; names++) {
            Map<String, Object> object = new JsonObject();
            Map<String, Object> expected = new LinkedHashMap<>();
            for (int i = 0; i < 2_000; i++) {
                // Not always the same object.
                String name = new String("name " + random.nextInt(names));
                Object value = random.nextInt(5) == 0 ? null : i;
                int choice = random.nextInt(12);
                assertEquals(change(expected, choice, name, value), change(object, choice, name, value));
                assertEquals(expected, object);
                assertEquals(object, expected);
                assertEquals(expected.hashCode(), object.hashCode());
                assertEquals(new ArrayList<>(expected.entrySet()), new ArrayList<>(object.entrySet()));
                assertEquals(new ArrayList<>(expected.values()), each(object));
            }
        }
    }

    private static Object change(Map<String, Object> map, int choice, String name, Object value) {
        return switch (choice) {
            case 0 -> map.remove(name);
            case 1 -> map.putIfAbsent(name, value);
            case 2 -> map.get(name);
            case 3 -> map.containsKey(name);
            case 4 -> map.keySet().removeIf(key -> key.endsWith("7"));
            case 5 -> {
                map.entrySet().forEach(member -> member.setValue(value));
                yield map.size();
            }
            case 6 -> map.get(null);
            case 7 -> {
                if (map.size() > 20) {
                    map.clear();
                }
                yield map.isEmpty();
            }
            default -> map.put(name, value);
        };
    }

    private static List<Object> each(Map<String, Object> map) {
        List<Object> values = new ArrayList<>();
        map.forEach((name, value) -> values.add(value));
        return values;
    }

    @Test
    void isMadeOfOtherMembers() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("b", 1);
        members.put("a", null);
        assertEquals(members, new JsonObject(members));
        Iterator<Map.Entry<String, Object>> iterator = new JsonObject(members).entrySet().iterator();
        assertEquals("b", iterator.next().getKey());
        assertEquals("a", iterator.next().getKey());
        assertThrows(NoSuchElementException.class, iterator::next);
    }
}
