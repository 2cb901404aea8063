package dev.lectern.file.store;

import java.net.URI;

import dev.lectern.testing.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The store in a bucket of a real S3-compatible storage. */
class S3StoreTest extends FileStoreContract {
    private static S3Server server;
    private static S3Store store;

    @BeforeAll
    static void start() {
        server = S3Server.start();
        store = S3Settings.at(URI.create("http://127.0.0.1:" + server.port())).store();
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @Override
    FileStore store() {
        return store;
    }
}
