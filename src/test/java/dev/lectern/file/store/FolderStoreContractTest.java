package dev.lectern.file.store;

/** The store in a folder, which is the default. */
class FolderStoreContractTest extends FileStoreContract {
    @Override
    FileStore store() {
        return new FolderStore(folder.resolve("store"), VERTX);
    }
}
