package dev.backoffice.documents.br;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What docs/guide/printing.md shows is done here. */
class PrintingGuideTest {
    @Test
    void papers_are_printed_as_the_guide_says() throws IOException {
        byte[] xml = new Notes().buyer("東 Ltda").xml().getBytes(StandardCharsets.UTF_8);
        ReadNfe receipt = new Notes()
                .model("65")
                .qrCode("https://www.sefaz.example/qrcode?p=x")
                .read();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_BYTE_GRAY), "jpg", jpeg);
        byte[] picture = jpeg.toByteArray();
        List<String> told = new ArrayList<>();

        // note
        ReadNfe note = NfeReader.standard().readOne(xml);
        byte[] pdf = Danfe.of(note).withLogo(Logo.jpeg(picture)).pdf();
        // end
        // receipt
        byte[] strip = DanfeReceipt.of(receipt).withWidth(RollWidth.MM_58).pdf();
        // end
        // label
        byte[] label = DanfeLabel.of(note).pdf();
        byte[] commands = DanfeLabel.of(note).zpl();
        // end
        // replaced
        Printed printed = Danfe.of(note).print();
        if (!printed.replaced().isEmpty()) {
            told.add("shown as ¤: " + printed.replaced());
        }
        // end

        assertThat(Pages.text(pdf)).contains("1.088,99");
        assertThat(Pages.text(strip)).contains("1.088,99");
        assertThat(Pages.text(label)).contains("ETIQUETA");
        assertThat(new String(commands, StandardCharsets.UTF_8)).startsWith("^XA");
        assertThat(told).containsExactly("shown as ¤: [東]");
    }

    @Test
    void the_guide_shows_what_is_done_here() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide"))) {
            root = root.getParent();
        }
        String guide = Files.readString(root.resolve("docs/guide/printing.md"));
        String source = Files.readString(root.resolve(
                "adapters/backoffice-documents/src/test/java/dev/backoffice/documents/br/PrintingGuideTest.java"));
        int shown = 0;
        Matcher snippet =
                Pattern.compile("(?s)<!-- ([a-z]+) -->\n```java\n(.*?)```").matcher(guide);
        while (snippet.find()) {
            int from = source.indexOf("        // " + snippet.group(1) + "\n");
            assertThat(from).as(snippet.group(1)).isPositive();
            int begin = source.indexOf('\n', from) + 1;
            String done = source.substring(begin, source.indexOf("        // end", begin));
            assertThat(snippet.group(2)).isEqualTo(done.indent(-8));
            shown++;
        }
        assertThat(shown).isEqualTo(4);
    }
}
