package dev.backoffice.examples.quickstart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * Draws bars as SVG inside the page. Words and figures stand beside the bars as text of the page, so that they stay readable on
 * a phone and on paper, and for whoever cannot see the bars.
 */
final class Chart {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 14;

    private Chart() {}

    /**
     * A piece of a bar.
     *
     * @param tone the class that colours it
     */
    record Piece(String tone, long amount) {}

    /**
     * A row: a bar of pieces, one after the other.
     *
     * @param figure what stands behind it, ready to be shown
     */
    record Row(String name, List<Piece> pieces, String figure) {
        long length() {
            return pieces.stream().mapToLong(Piece::amount).sum();
        }
    }

    /** Rows that share one scale: the longest bar is as wide as there is room. */
    static String bars(List<Row> rows) {
        long longest = Math.max(1, rows.stream().mapToLong(Row::length).max().orElse(1));
        return rows.stream()
                .map(row -> row(row.name(), bar(row.pieces(), longest), row.figure()))
                .collect(Collectors.joining("", "<div class=\"bars\">\n", "</div>\n"));
    }

    /** One bar that shows shares of a whole, without words. */
    static String share(List<Piece> pieces, long whole) {
        return bar(pieces, Math.max(1, whole));
    }

    /** From a first amount down to what is left of it: each step begins where the one before ended. */
    static String steps(List<Report.Figure> figures) {
        long most = 1;
        long least = 0;
        long at = 0;
        for (Report.Figure figure : figures) {
            at = figure.sum() ? minor(figure.amount()) : at + minor(figure.amount());
            most = Math.max(most, at);
            least = Math.min(least, at);
        }
        long range = most - least;
        StringBuilder rows = new StringBuilder("<div class=\"bars\">\n");
        at = 0;
        for (Report.Figure figure : figures) {
            long from = figure.sum() ? 0 : at;
            at = figure.sum() ? minor(figure.amount()) : at + minor(figure.amount());
            String tone = figure.sum() ? (at < 0 ? "bad" : "sum") : at < from ? "less" : "more";
            String drawn = svg(rect(tone, Math.min(from, at) - least, Math.abs(at - from), range));
            rows.append(row(figure.name(), drawn, ReportPage.money(figure.amount())));
        }
        return rows.append("</div>\n").toString();
    }

    /** What the tones mean; names and tones alternate. */
    static String legend(String... tones) {
        StringBuilder legend = new StringBuilder("<p class=\"legend\">");
        for (int i = 0; i < tones.length; i += 2) {
            legend.append("<span><svg viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"")
                    .append(tones[i])
                    .append("\" width=\"12\" height=\"12\"/></svg>")
                    .append(ReportPage.escape(tones[i + 1]))
                    .append("</span> ");
        }
        return legend.append("</p>\n").toString();
    }

    private static String row(String name, String bar, String figure) {
        return "<div class=\"bar\"><span>%s</span>%s<em>%s</em></div>\n"
                .formatted(ReportPage.escape(name), bar, figure);
    }

    private static String bar(List<Piece> pieces, long whole) {
        StringBuilder drawn = new StringBuilder();
        long from = 0;
        for (Piece piece : pieces) {
            if (piece.amount() > 0) {
                drawn.append(rect(piece.tone(), from, piece.amount(), whole));
                from += piece.amount();
            }
        }
        return svg(drawn.toString());
    }

    private static String svg(String drawn) {
        return "<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" aria-hidden=\"true\">%s</svg>"
                .formatted(WIDTH, HEIGHT, drawn);
    }

    /** What is there is seen, be it ever so little. */
    private static String rect(String tone, long from, long length, long whole) {
        long x = scaled(from, whole);
        long width = length == 0 ? 0 : Math.max(4, scaled(from + length, whole) - x);
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" width=\"%d\" height=\"%d\"/>",
                tone,
                Math.min(x, WIDTH - width),
                width,
                HEIGHT);
    }

    private static long scaled(long amount, long whole) {
        return Math.multiplyHigh(amount, WIDTH) == 0 ? amount * WIDTH / whole : amount / Math.max(1, whole / WIDTH);
    }

    private static long minor(Money amount) {
        return amount.getAmountMinorLong();
    }
}
