package dev.backoffice.documents.br;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import dev.backoffice.documents.br.Sheet.Align;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A strip of paper as long as what is on it: pieces are gathered, and drawn when their height is known. */
final class Roll {
    /** No longer than this is one page: readers of PDF take no more than 5,080 mm. */
    private static final float LONGEST = 3000f;

    private final Paper paper;
    private final RollWidth width;
    private final float inner;
    private final float step;
    private final List<Piece> pieces = new ArrayList<>();

    Roll(Paper paper, RollWidth width) {
        this.paper = paper;
        this.width = width;
        this.inner = width.width() - 2 * width.margin();
        this.step = width.size() * 0.42f;
    }

    private interface Drawing {
        void on(Sheet sheet, float y);
    }

    private record Piece(float height, Drawing drawing) {}

    void text(Align align, boolean bold, String text) {
        Face face = bold ? paper.bold() : paper.plain();
        for (String line : face.wrap(paper.characters().shown(text), inner, width.size())) {
            pieces.add(new Piece(
                    step,
                    (sheet, y) -> sheet.text(face, width.size(), align, width.margin(), y + step * 0.8f, inner, line)));
        }
    }

    /** A text at the left and one at the right of the same line. */
    void pair(boolean bold, String left, String right) {
        Face face = bold ? paper.bold() : paper.plain();
        float taken = Math.min(inner * 0.6f, face.width(paper.characters().shown(right), width.size()) + 1f);
        pieces.add(new Piece(step, (sheet, y) -> {
            float base = y + step * 0.8f;
            sheet.text(face, width.size(), Align.LEFT, width.margin(), base, inner - taken, left);
            sheet.text(face, width.size(), Align.RIGHT, width.margin() + inner - taken, base, taken, right);
        }));
    }

    void rule() {
        pieces.add(new Piece(2f, (sheet, y) -> sheet.dashed(width.margin(), width.margin() + inner, y + 1f)));
    }

    void square(ByteMatrix modules) {
        float side = width.code();
        // Its quiet zone is 4 modules.
        float quiet = 4 * side / modules.getWidth();
        pieces.add(new Piece(
                side + 2 * quiet,
                (sheet, y) -> sheet.square(modules, width.margin() + (inner - side) / 2, y + quiet, side)));
    }

    void draw(Optional<String> watermark) {
        List<Piece> page = new ArrayList<>();
        float height = 0;
        for (Piece piece : pieces) {
            if (height + piece.height() > LONGEST) {
                draw(page, height, watermark);
                page = new ArrayList<>();
                height = 0;
            }
            page.add(piece);
            height += piece.height();
        }
        draw(page, height, watermark);
    }

    private void draw(List<Piece> page, float height, Optional<String> watermark) {
        Sheet sheet = new Sheet(paper, width.width(), height + 2 * width.margin());
        watermark.ifPresent(text -> sheet.watermark(text, 20f));
        float y = width.margin();
        for (Piece piece : page) {
            piece.drawing().on(sheet, y);
            y += piece.height();
        }
        sheet.finish();
    }
}
