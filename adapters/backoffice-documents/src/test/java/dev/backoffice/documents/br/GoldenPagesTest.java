package dev.backoffice.documents.br;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

/**
 * What stands on the pages, drawing by drawing. A change of the layout changes these hashes: look at the pages under target/pages
 * before a new one is put here. They are of the drawings and not of the files, which another Java may compress otherwise.
 */
class GoldenPagesTest {
    private static String drawings(byte[] pdf) throws IOException, NoSuchAlgorithmException {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                try (InputStream content = new DigestInputStream(page.getContents(), hash)) {
                    content.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static String hash(byte[] file) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }

    @Test
    void a_note_is_drawn_as_it_was() throws Exception {
        Notes notes =
                new Notes().items(30).billing(6).delivery().services().reform().day("2026-12-01");

        assertThat(drawings(Danfe.of(notes.read()).pdf()))
                .isEqualTo("d662ec28241122f9dd364b48f7598b87255acb6d763e6ed21617a2bbb8170b7d");
    }

    @Test
    void a_receipt_is_drawn_as_it_was() throws Exception {
        Notes notes = new Notes().model("65").qrCode("https://www.sefaz.example/qrcode?p=x|3|1");

        assertThat(drawings(DanfeReceipt.of(notes.read()).pdf()))
                .isEqualTo("c60c8076beb051f113a9dcb504a68c55c787f2cc1afbdd697e71900e3bb16094");
    }

    @Test
    void a_label_is_drawn_as_it_was() throws Exception {
        assertThat(drawings(DanfeLabel.of(new Notes().read()).pdf()))
                .isEqualTo("f751d3ea5f211aff89154b71f6d5e0a0eed9faeafa1c8cc009910afea0f773d2");
        assertThat(hash(DanfeLabel.of(new Notes().read()).zpl()))
                .isEqualTo("584c5d99ddf563e40f8a9db956f3000c8f21e0bbb6b5defa36e45b9786c09e1d");
    }
}
