package dev.backoffice.documents.br;

import dev.backoffice.core.error.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * The picture of an issuer: a JPEG of 8 bits in grey or colour (not CMYK), which goes into a PDF as it is, unread. Immutable and
 * thread-safe.
 */
public final class Logo {
    /** How many bytes a picture has at most: it is in every document again. */
    public static final int LIMIT = 256 * 1024;

    private static final int MARK = 0xff;

    private final byte[] jpeg;
    private final int width;
    private final int height;
    private final int colours;

    private Logo(byte[] jpeg, int width, int height, int colours) {
        this.jpeg = jpeg;
        this.width = width;
        this.height = height;
        this.colours = colours;
    }

    /**
     * A picture from the bytes of a JPEG file.
     *
     * @throws InvalidInput {@code danfe.logo-invalid}, with the reason {@code too-large}, {@code not-jpeg}, {@code bits} or {@code
     *     colours}
     */
    public static Logo jpeg(byte[] file) {
        if (file.length > LIMIT) {
            throw invalid("too-large");
        }
        if (file.length < 4 || at(file, 0) != MARK || at(file, 1) != 0xd8) {
            throw invalid("not-jpeg");
        }
        int place = 2;
        while (place + 9 < file.length && at(file, place) == MARK) {
            int kind = at(file, place + 1);
            if (isFrame(kind)) {
                return ofFrame(file, place + 4);
            }
            place += 2 + at(file, place + 2) * 256 + at(file, place + 3);
        }
        throw invalid("not-jpeg");
    }

    /** Start of frame, C0 to CF without the tables of Huffman and arithmetic codes and the mark between them. */
    private static boolean isFrame(int kind) {
        return kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc;
    }

    private static Logo ofFrame(byte[] file, int frame) {
        if (at(file, frame) != 8) {
            throw invalid("bits");
        }
        int height = at(file, frame + 1) * 256 + at(file, frame + 2);
        int width = at(file, frame + 3) * 256 + at(file, frame + 4);
        int colours = at(file, frame + 5);
        if (colours != 1 && colours != 3) {
            throw invalid("colours");
        }
        if (width == 0 || height == 0) {
            throw invalid("not-jpeg");
        }
        return new Logo(file.clone(), width, height, colours);
    }

    private static int at(byte[] file, int place) {
        return file[place] & 0xff;
    }

    private static InvalidInput invalid(String reason) {
        return InvalidInput.of("danfe.logo-invalid", "reason", reason);
    }

    PDImageXObject in(PDDocument document) {
        PDColorSpace space = colours == 1 ? PDDeviceGray.INSTANCE : PDDeviceRGB.INSTANCE;
        try {
            return new PDImageXObject(
                    document, new ByteArrayInputStream(jpeg), COSName.DCT_DECODE, width, height, 8, space);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Its size. */
    @Override
    public String toString() {
        return width + " x " + height;
    }
}
