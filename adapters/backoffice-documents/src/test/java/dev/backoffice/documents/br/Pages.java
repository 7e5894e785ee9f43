package dev.backoffice.documents.br;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader of PDF sees in a file. */
final class Pages {
    private Pages() {}

    static String text(byte[] pdf) {
        return text(pdf, 1, Integer.MAX_VALUE);
    }

    static String text(byte[] pdf, int from, int to) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setStartPage(from);
            stripper.setEndPage(to);
            return stripper.getText(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static BufferedImage image(byte[] pdf, int page, float dpi) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(page, dpi);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Keeps it under target, to be looked at. */
    static BufferedImage keep(BufferedImage image, String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "pages"));
            ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
            return image;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a code on the picture says. */
    static String code(BufferedImage image, BarcodeFormat format) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        try {
            return new MultiFormatReader()
                    .decode(
                            bitmap,
                            Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(format), DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (NotFoundException none) {
            return "";
        }
    }

    /** A part of a picture, in millimetres. */
    static BufferedImage part(BufferedImage image, float dpi, float x, float y, float w, float h) {
        float dots = dpi / 25.4f;
        return image.getSubimage(
                Math.round(x * dots), Math.round(y * dots), Math.round(w * dots), Math.round(h * dots));
    }
}
