package dev.lectern.file.download;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Iterator;
import java.util.List;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** The connections of one download, one at a time. */
final class Connections implements AutoCloseable {
    private final HttpClient client;
    private HttpConnection open;
    private boolean isClosed;

    Connections(HttpClient client) {
        this.client = client;
    }

    /** The answer's head from the first of these addresses that takes a connection; its body waits to be read. */
    Uni<Answer> get(Target target, List<InetAddress> addresses) {
        return get(target, addresses.iterator());
    }

    /** Closes what is open or still to be opened. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (open != null) {
            open.close();
        }
    }

    private Uni<Answer> get(Target target, Iterator<InetAddress> addresses) {
        RequestOptions request = request(target, addresses.next());
        Uni<Answer> answer =
                Uni.createFrom().completionStage(() -> send(request).toCompletionStage());
        return addresses.hasNext()
                ? answer.onFailure(SocketException.class).recoverWithUni(() -> get(target, addresses))
                : answer;
    }

    private Future<Answer> send(RequestOptions request) {
        return client.request(request).onSuccess(this::keep).compose(open -> open.send()
                .map(Answer::new));
    }

    private synchronized void keep(HttpClientRequest request) {
        if (open != null) {
            open.close();
        }
        open = request.connection();
        if (isClosed) {
            open.close();
        }
    }

    /** The connection goes to the address that was checked; the name is for the other side, and for its certificate. */
    private static RequestOptions request(Target target, InetAddress address) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
                .setSsl(target.isSecure())
                .setHost(target.host())
                .setPort(target.port())
                .setURI(target.resource())
                .putHeader(HttpHeaders.USER_AGENT, "Lectern")
                .putHeader(HttpHeaders.ACCEPT, "image/jpeg, image/png, image/gif, image/webp, */*;q=0.1")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
    }
}
