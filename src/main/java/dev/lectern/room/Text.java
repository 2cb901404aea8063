package dev.lectern.room;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A message as it goes out, written once for all who get it.
 *
 * @param utf8 the same in bytes, which nobody changes
 */
record Text(String json, byte[] utf8) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    static final Text STARTED = of(new Outgoing.Plain("started"));
    static final Text ENDED = of(new Outgoing.Plain("ended"));
    static final Text KICKED = of(new Outgoing.Plain("kicked"));

    static Text of(Outgoing message) {
        try {
            String json = MAPPER.writeValueAsString(message);
            return new Text(json, json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
