package dev.lectern.room;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

import dev.lectern.room.place.Place;
import dev.lectern.room.place.Places;
import dev.lectern.web.ClientAddress;
import io.quarkus.websockets.next.HandshakeRequest;

/** Where sockets come from (S1); the address is looked up and forgotten. */
@ApplicationScoped
class Origins {
    private final ClientAddress addresses;
    private final Places places;

    Origins(ClientAddress addresses, Places places) {
        this.addresses = addresses;
        this.places = places;
    }

    /** The place that this handshake came from. */
    Place place(HandshakeRequest handshake) {
        List<String> forwardedFor = handshake.headers(ClientAddress.FORWARDED_FOR);
        return places.find(addresses.of(handshake.remoteAddress(), forwardedFor == null ? List.of() : forwardedFor));
    }
}
