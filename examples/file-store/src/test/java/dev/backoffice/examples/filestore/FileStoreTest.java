package dev.backoffice.examples.filestore;

import dev.backoffice.core.store.Store;
import dev.backoffice.tck.StoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

// FileStoreTest begins
class FileStoreTest extends StoreContract {
    @TempDir
    static Path folder;

    private static final AtomicInteger FILES = new AtomicInteger();

    private final List<Store> killed = new ArrayList<>();
    private Path file;

    @Override
    protected Store openStore() {
        file = newFile();
        return FileStore.open(file);
    }

    @Override
    protected Store reopen(Store open) {
        ((FileStore) open).close();
        return FileStore.open(file);
    }

    /** What is on the disk at this moment, whatever is being written, is what a crash would leave. */
    @Override
    protected Store killAndRecover(Store open) {
        killed.add(open);
        Path left = newFile();
        try {
            Files.copy(file, left);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        file = left;
        return FileStore.open(left);
    }

    @Override
    protected Optional<Store> openBeside(Store open) {
        return Optional.of(FileStore.open(newFile()));
    }

    @Override
    protected void closeStore(Store open) {
        killed.add(open);
        killed.forEach(store -> ((FileStore) store).close());
        killed.clear();
    }

    private static Path newFile() {
        return folder.resolve("store-" + FILES.incrementAndGet() + ".journal");
    }
}
// FileStoreTest ends
