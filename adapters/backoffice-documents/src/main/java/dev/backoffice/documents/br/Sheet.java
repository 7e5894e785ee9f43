package dev.backoffice.documents.br;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** A page that is drawn on. Lengths are millimetres from the upper left corner, sizes of letters points; texts stand on their line. */
final class Sheet {
    /** Where a text begins. */
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    private static final float TITLE = 5f;
    static final float LEAST = 4.5f;

    private final Paper paper;
    private final PDPage page;
    private final StringBuilder content = new StringBuilder("0.4 w\n");
    private final float height;
    private final float width;

    Sheet(Paper paper, float width, float height) {
        this.paper = paper;
        this.width = width;
        this.height = height;
        page = new PDPage(new PDRectangle(points(width), points(height)));
        COSDictionary fonts = new COSDictionary();
        paper.plain().into(fonts);
        paper.bold().into(fonts);
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        page.setResources(resources);
        paper.document().addPage(page);
    }

    /** Numbers with up to three decimals, then the operator. */
    private void add(String operator, float... numbers) {
        for (float number : numbers) {
            number(number);
        }
        content.append(operator).append('\n');
    }

    private void number(float number) {
        long thousandths = Math.round(number * 1000d);
        if (thousandths < 0) {
            content.append('-');
            thousandths = -thousandths;
        }
        content.append(thousandths / 1000);
        int decimals = (int) (thousandths % 1000);
        if (decimals != 0) {
            content.append('.').append((char) ('0' + decimals / 100));
            if (decimals % 100 != 0) {
                content.append((char) ('0' + decimals / 10 % 10));
                if (decimals % 10 != 0) {
                    content.append((char) ('0' + decimals % 10));
                }
            }
        }
        content.append(' ');
    }

    /** A text in the fonts' own numbers of characters. */
    private void show(Face face, float size, String text) {
        content.append('/').append(face.name()).append(' ');
        add("Tf", size);
        content.append('(');
        for (int i = 0; i < text.length(); i++) {
            char code = (char) Characters.code(text.charAt(i));
            if (code == '(' || code == ')' || code == '\\') {
                content.append('\\');
            }
            content.append(code);
        }
        content.append(") Tj\n");
    }

    static float points(float millimetres) {
        return millimetres / Face.POINT;
    }

    private float down(float y) {
        return points(height - y);
    }

    private void rectangle(float x, float y, float w, float h) {
        add("re", points(x), down(y + h), points(w), points(h));
    }

    void box(float x, float y, float w, float h) {
        rectangle(x, y, w, h);
        add("S");
    }

    void line(float x1, float y1, float x2, float y2) {
        add("m", points(x1), down(y1));
        add("l", points(x2), down(y2));
        add("S");
    }

    void dashed(float x1, float x2, float y) {
        add("[3 2] 0 d");
        line(x1, y, x2, y);
        add("[] 0 d");
    }

    /** A text on one line, made smaller and then cut where it is wider than that. */
    void text(Face face, float size, Align align, float x, float y, float w, String text) {
        String shown = paper.characters().shown(text);
        if (shown.isBlank()) {
            return;
        }
        float fit = face.sizeFor(shown, w, size, Math.min(size, LEAST));
        String cut = face.cut(shown, w, fit);
        float gap = w - face.width(cut, fit);
        float at = x + (align == Align.LEFT ? 0 : align == Align.CENTER ? gap / 2 : gap);
        add("BT");
        add("Td", points(at), down(y));
        show(face, fit, cut);
        add("ET");
    }

    /** A field: a frame with its title in capitals and its value. */
    void field(float x, float y, float w, float h, String title, String value, Align align) {
        box(x, y, w, h);
        text(paper.plain(), TITLE, Align.LEFT, x + 0.7f, y + 2.1f, w - 1.4f, title);
        text(paper.plain(), 8.5f, align, x + 0.8f, y + h - 1.3f, w - 1.6f, value);
    }

    /** The title of a block. */
    void title(float x, float y, float w, String title) {
        text(paper.bold(), 6f, Align.LEFT, x, y, w, title);
    }

    /** A small text without a frame. */
    void small(float x, float y, float w, String text) {
        text(paper.plain(), 7f, Align.LEFT, x, y, w, text);
    }

    /** Lines under each other; answers where the next would stand. */
    float lines(Face face, float size, Align align, float x, float y, float w, float step, List<String> lines) {
        float at = y;
        for (String line : lines) {
            text(face, size, align, x, at, w, line);
            at += step;
        }
        return at;
    }

    /** Big pale letters across the page; drawn first, so that everything else stands on them. */
    void watermark(String text, float size) {
        float length = paper.bold().width(text, size);
        double slope = height > width * 1.2f ? Math.atan2(height * 0.6, width) : Math.PI / 6;
        float x = width / 2 - (float) (Math.cos(slope) * length / 2);
        float y = height / 2 - (float) (Math.sin(slope) * length / 2);
        float cosine = (float) Math.cos(slope);
        float sine = (float) Math.sin(slope);
        add("q");
        add("g", 0.87f);
        add("BT");
        add("Tm", cosine, sine, -sine, cosine, points(x), points(y));
        show(paper.bold(), size, text);
        add("ET");
        add("Q");
    }

    /** The bars of a code as wide as that in all; a module is its part of the width. */
    void bars(boolean[] modules, float x, float y, float w, float h) {
        float module = w / modules.length;
        for (int i = 0; i < modules.length; i++) {
            if (modules[i]) {
                int end = i;
                while (end + 1 < modules.length && modules[end + 1]) {
                    end++;
                }
                rectangle(x + i * module, y, (end - i + 1) * module, h);
                i = end;
            }
        }
        add("f");
    }

    /** A QR code as wide as that without its quiet zone. */
    void square(ByteMatrix modules, float x, float y, float side) {
        float module = side / modules.getWidth();
        for (int row = 0; row < modules.getHeight(); row++) {
            for (int column = 0; column < modules.getWidth(); column++) {
                if (modules.get(column, row) == 1) {
                    int end = column;
                    while (end + 1 < modules.getWidth() && modules.get(end + 1, row) == 1) {
                        end++;
                    }
                    rectangle(x + column * module, y + row * module, (end - column + 1) * module, module);
                    column = end;
                }
            }
        }
        add("f");
    }

    void image(PDImageXObject image, float x, float y, float w, float h) {
        float scale = Math.min(w / image.getWidth(), h / image.getHeight());
        float wide = image.getWidth() * scale;
        float high = image.getHeight() * scale;
        COSName name = page.getResources().add(image);
        add("q");
        add("cm", points(wide), 0, 0, points(high), points(x + (w - wide) / 2), down(y + (h + high) / 2));
        content.append('/').append(name.getName()).append(" Do\n");
        add("Q");
    }

    void finish() {
        byte[] bytes = content.toString().getBytes(StandardCharsets.ISO_8859_1);
        try {
            page.setContents(new PDStream(paper.document(), new ByteArrayInputStream(bytes), COSName.FLATE_DECODE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
