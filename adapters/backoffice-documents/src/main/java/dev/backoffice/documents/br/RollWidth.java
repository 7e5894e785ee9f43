package dev.backoffice.documents.br;

/** How wide the paper of a receipt printer is. */
public enum RollWidth {
    /** 80 mm, of which 72 are printed. */
    MM_80(80f, 4f, 7.5f, 42f),
    /** 58 mm, of which 48 are printed. */
    MM_58(58f, 5f, 6.5f, 40f);

    private final float width;
    private final float margin;
    private final float size;
    private final float code;

    RollWidth(float width, float margin, float size, float code) {
        this.width = width;
        this.margin = margin;
        this.size = size;
        this.code = code;
    }

    float width() {
        return width;
    }

    float margin() {
        return margin;
    }

    /** Size of letters, in points. */
    float size() {
        return size;
    }

    /** Side of the QR code: at least 25 mm (manual of the DANFE NFC-e). */
    float code() {
        return code;
    }
}
