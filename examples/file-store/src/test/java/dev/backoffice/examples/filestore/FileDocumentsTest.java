package dev.backoffice.examples.filestore;

import dev.backoffice.core.store.Store;
import dev.backoffice.tck.DocumentsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

// One contract alone, as somebody runs it who works on its port.
// oneContract begins
class FileDocumentsTest extends DocumentsContract {
    @TempDir
    Path folder;

    @Override
    protected Store openStore() {
        return FileStore.open(folder.resolve("store.journal"));
    }

    @Override
    protected void closeStore(Store open) {
        ((FileStore) open).close();
    }
}
// oneContract ends
