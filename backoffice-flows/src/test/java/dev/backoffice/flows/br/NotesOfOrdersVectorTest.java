package dev.backoffice.flows.br;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.ReceiveOrder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The notes of all situations against the tax authority's schemas, package PL_010e. */
class NotesOfOrdersVectorTest {
    private static final String XSD = "fiscal/xsd/PL_010e_NT2025.002_v1.01/nfe_v4.00.xsd";

    @Test
    void the_note_of_every_situation_follows_the_schema_for_every_regime() throws SAXException {
        Schema schema = schema();
        int notes = 0;
        for (Map<String, String> regime : regimes().values()) {
            for (ReceiveOrder order : situations(regime).values()) {
                validate(schema, Notes.of(regime).note(order).xml());
                notes++;
            }
        }
        System.out.println(XSD + ": " + notes + " notes of orders follow it");
    }

    @Test
    void a_note_of_2027_without_pis_and_cofins_follows_the_newest_schema_at_hand() throws SAXException {
        validate(schema(), DateTravelTest.ofJanuary());
    }

    @Test
    void a_note_with_a_wrong_amount_does_not() throws SAXException {
        Schema schema = schema();
        String wrong = Notes.of(Notes.NORMAL)
                .note(SaleSituations.consumerInside())
                .xml()
                .replace("<vNF>98.40</vNF>", "<vNF>98.4</vNF>");

        assertThatThrownBy(() -> validate(schema, wrong))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("98.4");
    }

    private static Map<String, ReceiveOrder> situations(Map<String, String> regime) {
        Map<String, ReceiveOrder> situations = new LinkedHashMap<>(SaleSituations.all());
        situations.put("only given", SaleSituations.onlyGiven(LineKind.BONUS));
        if (regime.get("crt").equals("1")) {
            // a seller that shows IBS and CBS needs a class of samples, which nobody has published
            situations.put("sample", SaleSituations.onlyGiven(LineKind.SAMPLE));
        }
        return situations;
    }

    private static Map<String, Map<String, String>> regimes() {
        return Map.of(
                "simples",
                Notes.SIMPLES,
                "above the sublimit",
                Map.of("crt", "2"),
                "presumed profit",
                Notes.NORMAL,
                "real profit",
                Map.of("crt", "3", "regime", "lucro_real"));
    }

    private static Schema schema() throws SAXException {
        Path xsd = dataFolder().resolve(XSD);
        assumeTrue(Files.exists(xsd), () -> "no schemas at " + xsd);
        return SchemaFactory.newDefaultInstance().newSchema(xsd.toFile());
    }

    private static Path dataFolder() {
        String given = System.getProperty("backoffice.data");
        if (given != null) {
            return Path.of(given);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return folder.resolveSibling("shared").resolve("data");
    }

    private static void validate(Schema schema, String xml) {
        try {
            schema.newValidator()
                    .validate(new StreamSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
        } catch (SAXException invalid) {
            throw new AssertionError(invalid.getMessage() + "\n" + xml, invalid);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
