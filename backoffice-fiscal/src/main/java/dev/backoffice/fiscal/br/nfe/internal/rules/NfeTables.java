package dev.backoffice.fiscal.br.nfe.internal.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the tables of this room: a row a line, cells between tabulators, notes behind {@code #}. */
public final class NfeTables {
    private NfeTables() {}

    public static List<String[]> rows(String name) {
        try (InputStream file = Objects.requireNonNull(NfeTables.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first cell of each row. */
    public static List<String> codes(String name) {
        return rows(name).stream().map(cells -> cells[0]).toList();
    }
}
