package dev.lectern.file.download;

import java.net.InetAddress;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;

/** Says which servers may be asked, so that nobody reads through Lectern what they cannot reach themselves (F3). */
@ApplicationScoped
class Guard {
    private final DownloadConfig config;
    private final SpecialAddresses special = new SpecialAddresses();

    Guard(DownloadConfig config) {
        this.config = config;
    }

    /** The addresses as they are if each may be asked on this port; else, or without any, {@link DownloadFailed}. */
    List<InetAddress> verify(List<InetAddress> addresses, int port) {
        if (addresses.isEmpty()) {
            throw new DownloadFailed("Its host has no address");
        }
        for (InetAddress address : addresses) {
            if (!isAllowed(address, port)) {
                throw new DownloadFailed(address.getHostAddress() + " port " + port + " is refused");
            }
        }
        return addresses;
    }

    boolean isPublic(InetAddress address) {
        return special.isPublic(address);
    }

    private boolean isAllowed(InetAddress address, int port) {
        return isPublic(address) && config.allowedPorts().contains(port)
                || config.allowPrivateAddresses() && special.isPrivate(address);
    }
}
