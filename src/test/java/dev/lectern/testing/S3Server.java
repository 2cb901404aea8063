package dev.lectern.testing;

import java.net.URI;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** A real S3-compatible storage, S3Proxy with its content in memory, with one bucket and one caller whom it lets in. */
public final class S3Server implements AutoCloseable {
    public static final String BUCKET = "lectern-files";
    public static final String ACCESS_KEY = "lectern-access";
    public static final String SECRET_KEY = "correct-horse-battery-staple";

    private final S3Proxy server;
    private final BlobStore content;

    private S3Server(S3Proxy server, BlobStore content) {
        this.server = server;
        this.content = content;
    }

    /** Starts one on a free port of this machine. */
    public static S3Server start() {
        BlobStore content = new TransientNio2BlobStore();
        content.createContainer(BUCKET);
        S3Proxy server = S3Proxy.builder()
                .blobStore(content)
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new S3Server(server, content);
    }

    public int port() {
        return server.getPort();
    }

    /** What lies in the bucket, past any client. */
    public BlobStore content() {
        return content;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
