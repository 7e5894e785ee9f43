package dev.backoffice.examples.filestore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.store.Doc;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * A file to which each transaction appends one record, and which is flushed to the disk before the transaction is answered.
 *
 * <p>A record is its length and its checksum, four bytes each, and the rows that changed as JSON. The last one may be torn, when the
 * process or the machine went down while it was written: nobody was told that it is kept, so it is cut off when the file is opened.
 * What is damaged before the last record is no crash, and the file is refused.
 *
 * <p>Written through a {@link RandomAccessFile}, because a channel is closed when the thread that writes is interrupted.
 */
final class Journal implements AutoCloseable {
    private static final byte[] FIRST = "backoffice-journal-1\n".getBytes(UTF_8);
    private static final int HEADER = 8;

    private final RandomAccessFile file;
    private boolean broken;

    private Journal(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Opens the file, or makes an empty one, and hands over what was ever committed, oldest first.
     *
     * @throws Unavailable {@code store.unreachable}: it cannot be read, is damaged, is no journal, or is open elsewhere
     */
    static Journal open(Path path, Consumer<Tables.Change> use) {
        RandomAccessFile file = null;
        try {
            boolean made = !Files.exists(path);
            file = new RandomAccessFile(path.toFile(), "rw");
            lock(file, path);
            if (made) {
                flushFolder(path);
            }
            replay(file, path, use);
            return new Journal(file);
        } catch (IOException | RuntimeException failed) {
            close(file);
            throw failed instanceof Unavailable told ? told : Unavailable.of("store.unreachable", failed);
        }
    }

    private static void lock(RandomAccessFile file, Path path) throws IOException {
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException here) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException(path + " is open elsewhere");
        }
    }

    /** A file that is new has to be in its folder after a crash, too. */
    private static void flushFolder(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void replay(RandomAccessFile file, Path path, Consumer<Tables.Change> use) throws IOException {
        long size = file.length();
        if (size < FIRST.length) {
            begin(file, path, size);
            return;
        }
        byte[] first = new byte[FIRST.length];
        file.readFully(first);
        if (!java.util.Arrays.equals(first, FIRST)) {
            throw new IOException(path + " is no journal");
        }
        long end = FIRST.length;
        while (end < size) {
            long left = size - end - HEADER;
            byte[] header = new byte[HEADER];
            if (left <= 0) {
                break;
            }
            file.readFully(header);
            int length = ByteBuffer.wrap(header).getInt();
            if (length <= 0 || length > left) {
                break;
            }
            byte[] body = new byte[length];
            file.readFully(body);
            if (checksum(body) != ByteBuffer.wrap(header).getInt(4)) {
                if (length < left) {
                    throw new IOException(path + " is damaged at byte " + end);
                }
                break;
            }
            Doc.parse(new String(body, UTF_8)).asItems().forEach(form -> use.accept(Tables.Change.read(form)));
            end += HEADER + length;
        }
        cutOff(file, path, end, size);
    }

    /** A file whose very first line is torn holds nothing yet. */
    private static void begin(RandomAccessFile file, Path path, long size) throws IOException {
        byte[] there = new byte[(int) size];
        file.readFully(there);
        if (java.util.Arrays.mismatch(there, FIRST) >= 0 && java.util.Arrays.mismatch(there, FIRST) < there.length) {
            throw new IOException(path + " is no journal");
        }
        file.setLength(0);
        file.write(FIRST);
        file.getFD().sync();
    }

    /** What is cut off is kept beside the file, for whoever wants to look at it. */
    private static void cutOff(RandomAccessFile file, Path path, long end, long size) throws IOException {
        if (end < size) {
            byte[] torn = new byte[(int) Math.min(size - end, Integer.MAX_VALUE - HEADER)];
            file.seek(end);
            file.readFully(torn);
            Files.write(path.resolveSibling(path.getFileName() + ".torn-" + end), torn);
            file.setLength(end);
            file.getFD().sync();
        }
        file.seek(end);
    }

    // append begins
    /**
     * Appends a record and waits until it is on the disk.
     *
     * @throws Unavailable {@code store.failed} when it could not be written and was taken back; {@code store.unreachable} after an
     *     earlier {@link CommitUnknown} or when closed
     * @throws CommitUnknown {@code store.commit-unknown} when only the disk knows; the file has to be opened again
     */
    void append(Collection<Tables.Change> changes) {
        requireSound();
        byte[] body = Doc.list(changes, Tables.Change::form).toJson().getBytes(UTF_8);
        byte[] record = ByteBuffer.allocate(HEADER + body.length)
                .putInt(body.length)
                .putInt(checksum(body))
                .put(body)
                .array();
        try {
            long end = file.getFilePointer();
            try {
                file.write(record);
            } catch (IOException full) {
                file.setLength(end);
                file.seek(end);
                throw Unavailable.of("store.failed", full);
            }
            file.getFD().sync();
        } catch (IOException unsure) {
            broken = true;
            throw CommitUnknown.of("store.commit-unknown", unsure);
        }
    }
    // append ends

    void requireSound() {
        if (broken) {
            throw Unavailable.of("store.unreachable", null);
        }
    }

    private static int checksum(byte[] body) {
        CRC32C sum = new CRC32C();
        sum.update(body);
        return (int) sum.getValue();
    }

    @Override
    public void close() {
        broken = true;
        close(file);
    }

    private static void close(@org.jspecify.annotations.Nullable RandomAccessFile file) {
        if (file != null) {
            try {
                file.close();
            } catch (IOException alreadyFlushed) {
                throw Unavailable.of("store.unreachable", alreadyFlushed);
            }
        }
    }
}
