package dev.backoffice.documents.br;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.BackofficeException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoTest {
    private static byte[] picture(int type, String format) throws IOException {
        BufferedImage image = new BufferedImage(120, 80, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 120, 80);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    static Logo grey() {
        try {
            return Logo.jpeg(picture(BufferedImage.TYPE_BYTE_GRAY, "jpg"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String reason(byte[] file) {
        try {
            Logo.jpeg(file);
            return "";
        } catch (BackofficeException refused) {
            assertThat(refused.code()).isEqualTo("danfe.logo-invalid");
            return String.valueOf(refused.details().get("reason"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY})
    void a_picture_is_on_each_page(int type) throws IOException {
        byte[] pdf = Danfe.of(new Notes().items(60).read())
                .withLogo(Logo.jpeg(picture(type, "jpg")))
                .pdf();
        BufferedImage first = Pages.keep(Pages.image(pdf, 0, 100), "danfe-logo-" + type);

        assertThat(new Color(first.getRGB(Math.round(18 / 0.254f), Math.round(42 / 0.254f))))
                .isNotEqualTo(Color.WHITE);
        assertThat(new Color(Pages.image(pdf, 1, 100).getRGB(Math.round(18 / 0.254f), Math.round(22 / 0.254f))))
                .isNotEqualTo(Color.WHITE);
        assertThat(Pages.text(pdf)).contains("LOJA AZUL SINTETICA LTDA");
    }

    @Test
    void other_files_are_refused_with_a_reason() throws IOException {
        byte[] jpeg = picture(BufferedImage.TYPE_INT_RGB, "jpg");

        assertThat(reason(picture(BufferedImage.TYPE_INT_RGB, "png"))).isEqualTo("not-jpeg");
        assertThat(reason(new byte[0])).isEqualTo("not-jpeg");
        assertThat(reason(Arrays.copyOf(jpeg, 40))).isEqualTo("not-jpeg");
        assertThat(reason(new byte[Logo.LIMIT + 1])).isEqualTo("too-large");
        byte[] cmyk = jpeg.clone();
        for (int i = 0; i < cmyk.length; i++) {
            if ((cmyk[i] & 0xff) == 0xff && (cmyk[i + 1] & 0xff) == 0xc0) {
                cmyk[i + 9] = 4;
                break;
            }
        }
        assertThat(reason(cmyk)).isEqualTo("colours");
        assertThatThrownBy(() -> Logo.jpeg(new byte[] {1})).isInstanceOf(BackofficeException.class);
    }

    @Test
    void a_file_cut_anywhere_is_a_picture_or_refused() throws IOException {
        byte[] jpeg = picture(BufferedImage.TYPE_INT_RGB, "jpg");
        for (int length = 0; length < jpeg.length; length++) {
            assertThat(reason(Arrays.copyOf(jpeg, length))).isIn("", "not-jpeg");
        }
    }
}
