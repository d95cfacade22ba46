package io.agentaquarkus.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** JSON by names, each read when it is asked for: the trees of a description take twenty times the memory of its text. */
final class UnreadJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> texts = new HashMap<>();

    void put(String name, JsonNode json) {
        try {
            texts.put(name, JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A missing node when there is nothing of this name. */
    JsonNode read(String name) {
        byte[] text = texts.get(name);
        if (text == null) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
