package dev.backoffice.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code orders-out.csv}: a row for each parcel, with where it stands, and what its order comes to. */
final class ParcelFile implements AutoCloseable {
    /** The name of the file in the folder of the results. */
    static final String NAME = "orders-out.csv";

    /** What a channel or a carrier is told of each parcel. */
    static final List<String> OF_PARCEL = List.of(
            "order_id",
            "channel",
            "status",
            "status_reason",
            "waits_for",
            "note_model",
            "series",
            "number",
            "access_key",
            "protocol",
            "issued_at",
            "note_total",
            "issuer_cnpj",
            "xml_path",
            "danfe_path",
            "label_path",
            "parcel",
            "weight_g",
            "carrier",
            "service",
            "tracking_code",
            "tracking_url",
            "promised",
            "revised",
            "dispatched_at",
            "delivered_at",
            "cancelled_at",
            "cancel_reason",
            "refund_amount",
            "refund_status");

    /** What the shop itself wants to know of it; on the first parcel of what left together. */
    static final List<String> OF_MONEY = List.of(
            "gross",
            "discount_seller",
            "discount_channel",
            "discount_supplier",
            "commission",
            "fees",
            "freight_margin",
            "icms",
            "difal",
            "fcp",
            "pis",
            "cofins",
            "ibs",
            "cbs",
            "cost",
            "margin");

    private final Writer to;

    private ParcelFile(Writer to) {
        this.to = to;
        line(OF_PARCEL, OF_MONEY);
    }

    /** Begins the file. */
    static ParcelFile open(Path out) throws UnreadableFile {
        Path file = out.resolve(NAME);
        try {
            return new ParcelFile(Files.newBufferedWriter(file));
        } catch (IOException broken) {
            throw new UnreadableFile(file + ": cannot be written: " + broken.getMessage());
        }
    }

    /** One row; a column that is not named is empty. */
    void row(Map<String, String> cells) {
        line(values(OF_PARCEL, cells), values(OF_MONEY, cells));
    }

    private static List<String> values(List<String> columns, Map<String, String> cells) {
        return columns.stream().map(column -> cells.getOrDefault(column, "")).toList();
    }

    private void line(List<String> parcel, List<String> money) {
        try {
            to.write(cells(parcel) + "," + cells(money) + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String cells(List<String> values) {
        return values.stream().map(ParcelFile::cell).collect(Collectors.joining(","));
    }

    /** A text that begins like a formula is marked as text, so that no spreadsheet computes it. */
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+@\t\r".indexOf(text.charAt(0)) >= 0
                || text.startsWith("-") && !text.matches("-[0-9.]+");
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[\",\n\r].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    @Override
    public void close() {
        try {
            to.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
