package dev.backoffice.documents.br;

import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.afm.FontMetrics;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;

/** A standard font and how wide its characters are. One for each document. */
final class Face {
    /** Millimetres of a typographic point. */
    static final float POINT = 25.4f / 72f;

    private final COSName name;
    private final float[] widths = new float[256];

    /** @param font one of those that every reader of PDF has, of which only the name is in the file */
    Face(String font) {
        name = COSName.getPDFName(font);
        FontMetrics metrics = Standard14Fonts.getAFM(font);
        for (int code = 32; code < 256; code++) {
            widths[code] = metrics.getCharacterWidth(WinAnsiEncoding.INSTANCE.getName(code)) / 1000f;
        }
    }

    /** What it is called in the resources of a page. */
    String name() {
        return name.getName();
    }

    /**
     * Puts it among the resources of a page. Written by hand: PDFBox's own class for it looks through the fonts of the machine, and
     * leaves a list of them in the home of the user.
     */
    void into(COSDictionary fonts) {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE1);
        font.setItem(COSName.BASE_FONT, name);
        font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
        fonts.setItem(name, font);
    }

    /** How wide a text is, in millimetres, at a size in points. */
    float width(String text, float size) {
        float sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += widths[Characters.code(text.charAt(i))];
        }
        return sum * size * POINT;
    }

    /** The largest size up to the wanted one, and not under the least, at which the text is no wider than that. */
    float sizeFor(String text, float width, float wanted, float least) {
        float needed = width(text, wanted);
        return needed <= width ? wanted : Math.max(least, wanted * width / needed);
    }

    /** The text, or so much of its beginning as fits with an ellipsis. */
    String cut(String text, float width, float size) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", size) > width) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    /** The text in lines no wider than that, broken between words, and inside of those that are wider by themselves. */
    List<String> wrap(String text, float width, float size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (line.length() > 0 && width(line + " " + rest, size) <= width) {
                line.append(' ').append(rest);
                continue;
            }
            if (line.length() > 0) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest, size) > width && rest.length() > 1) {
                int end = rest.length() - 1;
                while (end > 1 && width(rest.substring(0, end), size) > width) {
                    end--;
                }
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(rest);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
