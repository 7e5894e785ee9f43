package dev.backoffice.fiscal.br.nfe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a peer makes of a document otherwise than this library, by the table of {@code docs/peers.md}: a row names the peer and
 * what a disagreement looks like, and one that no row explains fails the test.
 */
public final class PeerDisagreements {
    private final String peer;
    private final Map<Pattern, Integer> explained = new LinkedHashMap<>();
    private int compared;

    private PeerDisagreements(String peer) {
        this.peer = peer;
    }

    /** The rows of a peer. */
    public static PeerDisagreements of(String peer) {
        PeerDisagreements known = new PeerDisagreements(peer);
        for (String line : page()) {
            String[] cells = line.split("(?<!\\\\)\\|");
            if (cells.length > 4 && cells[1].strip().equals(peer)) {
                String pattern = cells[2].strip().replaceAll("^`|`$", "").replace("\\|", "|");
                known.explained.put(Pattern.compile(pattern), 0);
            }
        }
        return known;
    }

    /** Lines that only one of two meanings has: {@code -} only here, {@code +} only at the peer. */
    public static List<String> between(List<String> here, List<String> peer) {
        List<String> differences = new ArrayList<>();
        List<String> there = new ArrayList<>(peer);
        for (String line : here) {
            if (!there.remove(line)) {
                differences.add("-" + line);
            }
        }
        there.forEach(line -> differences.add("+" + line));
        return differences;
    }

    /** Those that no row explains. */
    public List<String> unexplained(List<String> differences) {
        compared++;
        List<String> left = new ArrayList<>();
        for (String difference : differences) {
            boolean known = false;
            for (Map.Entry<Pattern, Integer> row : explained.entrySet()) {
                if (row.getKey().matcher(difference).find()) {
                    row.setValue(row.getValue() + 1);
                    known = true;
                    break;
                }
            }
            if (!known) {
                left.add(difference);
            }
        }
        return left;
    }

    /** How often each row was needed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(peer + ": " + compared + " documents compared");
        explained.forEach(
                (row, times) -> text.append("\n  ").append(times).append(" x ").append(row));
        return text.toString();
    }

    private static List<String> page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs").resolve("peers.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "docs/peers.md is not above " + Path.of("").toAbsolutePath());
            }
        }
        try {
            return Files.readAllLines(folder.resolve("docs").resolve("peers.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
