package dev.backoffice.fiscal.br.nfe.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.nfe.NfeArbitraries;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.validation.Schema;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The library's own table of the layout says what the authority's schema says, of right notes and of spoilt ones. */
class NfeLayoutVectorTest {
    private static final List<String> VALUES = List.of(
            "",
            "0",
            "0.00",
            "00",
            "1",
            "9",
            "1.5",
            "-1.00",
            "ABC",
            "2026-02-30",
            "2026-02-28",
            " x",
            "35",
            "SP",
            "99999999");

    private final SigningKey key = SyntheticCertificate.load();

    @Test
    void the_table_and_the_schema_agree_about_any_note_and_about_any_spoilt_one() {
        Schema schema = schema();
        AtomicInteger right = new AtomicInteger();
        AtomicInteger spoilt = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Random random = new Random(20261124);
        JqwikSession.run(() -> NfeArbitraries.notes().sampleStream().limit(300).forEach(note -> {
            String signed = NfeSigner.sign(NfeXmlWriter.write(note), key).text();
            assertThat(agree(schema, signed)).as(signed).isTrue();
            right.incrementAndGet();
            for (int i = 0; i < 10; i++) {
                String other = spoil(signed, random);
                boolean valid = agree(schema, other);
                spoilt.incrementAndGet();
                if (!valid) {
                    refused.incrementAndGet();
                }
            }
        }));
        System.out.println("notes on which table and schema agree: " + right + " right, " + spoilt
                + " spoilt, of which refused " + refused);
        assertThat(refused.get()).isGreaterThan(1000).isLessThan(spoilt.get());
    }

    /** Leaves an element out, says it twice, swaps two, or gives one another text. */
    private static String spoil(String signed, Random random) {
        int end = signed.indexOf("<Signature");
        List<int[]> leaves = leaves(signed, end);
        int[] leaf = leaves.get(random.nextInt(leaves.size()));
        String whole = signed.substring(leaf[0], leaf[1]);
        return switch (random.nextInt(4)) {
            case 0 -> signed.substring(0, leaf[0]) + signed.substring(leaf[1]);
            case 1 -> signed.substring(0, leaf[1]) + whole + signed.substring(leaf[1]);
            case 2 -> {
                int[] other = leaves.get(random.nextInt(leaves.size()));
                yield signed.substring(0, leaf[0]) + signed.substring(other[0], other[1]) + signed.substring(leaf[1]);
            }
            default -> {
                String name = whole.substring(1, whole.indexOf('>'));
                yield signed.substring(0, leaf[0])
                        + "<" + name + ">" + VALUES.get(random.nextInt(VALUES.size())) + "</" + name + ">"
                        + signed.substring(leaf[1]);
            }
        };
    }

    /** Where elements without elements in them begin and end. */
    private static List<int[]> leaves(String xml, int end) {
        List<int[]> leaves = new ArrayList<>();
        for (int at = xml.indexOf('<'); at >= 0 && at < end; at = xml.indexOf('<', at + 1)) {
            int close = xml.indexOf('>', at);
            int next = xml.indexOf('<', close);
            String name = xml.substring(at + 1, close);
            if (xml.startsWith("</" + name + ">", next)) {
                leaves.add(new int[] {at, next + name.length() + 3});
            }
        }
        return leaves;
    }

    /** Whether both accept it; fails when they differ. */
    private static boolean agree(Schema schema, String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        Optional<String> official;
        try {
            NfeSchemas.validate(schema, bytes);
            official = Optional.empty();
        } catch (AssertionError invalid) {
            official = Optional.of(String.valueOf(invalid.getMessage()));
        }
        Optional<String> ours;
        try {
            ours = NfeLayout.fault(XmlNode.parse(bytes).at("infNFe"));
        } catch (SAXException | IOException unreadable) {
            ours = Optional.of("unreadable");
        }
        assertThat(ours.isPresent())
                .as("schema: %s, table: %s, of %s", official, ours, xml)
                .isEqualTo(official.isPresent());
        return official.isEmpty();
    }

    private static Schema schema() {
        Optional<Path> data = NfeSchemas.dataFolder();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        return NfeSchemas.compile(data.orElseThrow().resolve("fiscal/xsd/PL_010e_NT2025.002_v1.01/nfe_v4.00.xsd"));
    }
}
