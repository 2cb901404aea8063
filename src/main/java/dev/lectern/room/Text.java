package dev.lectern.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.ByteBufUtil;

/**
 * A message as it goes out, written once for all who get it.
 *
 * @param bytes how long it is on the wire, in UTF-8
 */
record Text(String json, int bytes) {
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
            return new Text(json, ByteBufUtil.utf8Bytes(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
