package dev.backoffice.documents.br;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** Bar codes as modules, dark or light. */
final class Codes {
    private Codes() {}

    /** CODE-128: pairs of digits in set C, the rest in A or B. */
    static boolean[] bars(String text) {
        return new Code128Writer().encode(text);
    }

    /** A QR code with error correction M, as the manual of the receipt asks for. */
    static ByteMatrix square(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException tooLong) {
            // The layout keeps qrCode under 1,000 characters; version 40 holds 2,331 bytes.
            throw new IllegalStateException(tooLong);
        }
    }
}
