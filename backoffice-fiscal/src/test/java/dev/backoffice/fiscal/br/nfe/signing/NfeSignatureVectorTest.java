package dev.backoffice.fiscal.br.nfe.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.SantuarioCheck;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature.Check;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Documents that others signed, each with the verdict it must get. */
class NfeSignatureVectorTest {
    /** Verdict of each sample. The files whose name is a real key share one line, by their prefix and number. */
    private static final String EXPECTED = """
        VALID nfe__javanfe__IbsCbs.xml
        VALID nfe__javanfe__IbsCbsDiferimento.xml
        VALID nfe__javanfe__IbsCbsMonofasico.xml
        VALID nfe__javanfe__IbsCbsRegular.xml
        VALID eventos/evt__sped-nfe__exemplo_xml_request_sefazAtorInteressado.xml
        VALID eventos/evt__sped-nfe__exemplo_xml_request_sefazCancelaPorSubstituicao.xml
        VALID eventos/evt__sped-nfe__exemplo_xml_request_sefazEPP.xml
        VALID eventos/evt__sped-nfe__exemplo_xml_request_sefazManifesta.xml
        VALID eventos/evt__sped-nfe__exemplo_xml_sefazCancela.xml
        CONTENT_CHANGED eventos/evt__sped-nfe__exemplo_xml_inutiliza.xml
        CONTENT_CHANGED eventos/evt__sped-nfe__exemplo_xml_request_cce_cnpj.xml
        CONTENT_CHANGED eventos/evt__sped-nfe__exemplo_xml_request_sefazECPP.xml
        CONTENT_CHANGED eventos/evt__sped-nfe__req_evento_cancela.xml
        CONTENT_CHANGED eventos/evt__sped-nfe__req_evento_cce.xml
        CONTENT_CHANGED eventos/evt__sped-nfe__req_evento_epp.xml
        CONTENT_CHANGED eventos/evt__sped-nfe__req_evento_manifesta.xml
        CONTENT_CHANGED eventos/evt__sped-nfe__req_inutiliza.xml
        CONTENT_CHANGED eventos/evt__sped-nfe__request_inut_cnpj.xml
        CONTENT_CHANGED eventos/evt__sped-nfe__request_inut_cpf.xml
        CONTENT_CHANGED nfe__sped-nfe__exemplo_xml_envia_lote_modelo_55.xml
        CONTENT_CHANGED nfe__sped-nfe__exemplo_xml_envia_lote_modelo_65.xml
        CONTENT_CHANGED nfe__sped-nfe__nfce.xml
        CONTENT_CHANGED nfe__sped-nfe__nfce_com_qrcode.xml
        CONTENT_CHANGED nfe__sped-nfe__nfce_sem_qrcode.xml
        CONTENT_CHANGED nfe__sped-nfe__nfe_epec.xml
        CONTENT_CHANGED nfe__sped-nfe__nfe_layout4.xml
        CONTENT_CHANGED nfe__sped-nfe__nfe_layout4_com_prot.xml
        WRONG_FORM eventos/evt__sped-nfe__req_evento_ecpp.xml
        WRONG_FORM eventos/evt__sped-nfe__req_evento_epec.xml
        WRONG_FORM nfe__sped-nfe__nfe_4.0.xml
        NOT_SIGNED eventos/evt__sped-nfe__2017reconsrec.xml
        NOT_SIGNED eventos/evt__sped-nfe__exemplo_retorno_sucesso_envia_lote.xml
        NOT_SIGNED eventos/evt__sped-nfe__res_inut.xml
        NOT_SIGNED eventos/evt__sped-nfe__response_inut_cnpj.xml
        NOT_SIGNED eventos/evt__sped-nfe__response_inut_cpf.xml
        NOT_SIGNED eventos/evt__sped-nfe__retConsReciNFe_v4.00.xsd.xml
        NOT_SIGNED eventos/evt__sped-nfe__retConsStatServ.xml
        NOT_SIGNED eventos/evt__sped-nfe__retEnviNFe.xml
        NOT_SIGNED eventos/evt__sped-nfe__retEnviNFe2.xml
        NOT_SIGNED eventos/evt__sped-nfe__retEnviNFe_v4.00.xsd.xml
        NOT_SIGNED nfe__javanfe__TesteXml.xml
        NOT_SIGNED nfe__oca__1
        NOT_SIGNED nfe__oca__2
        NOT_SIGNED nfe__oca__3
        NOT_SIGNED nfe__oca__4
        NOT_SIGNED nfe__oca__5
        NOT_SIGNED nfe__sped-nfe__nfe.xml
        NOT_SIGNED nfe__sped-nfe__nfe_layout4_contingencia_sem_assinatura.xml
        NOT_SIGNED nfe__sped-nfe__signNFe_modelo_55.xml
        NOT_SIGNED nfe__sped-nfe__signNFe_modelo_65.xml
        """;

    @Test
    void every_sample_gets_its_verdict() throws IOException {
        Path samples = samples();
        List<String> verdicts = new ArrayList<>();
        int named = 0;
        for (Path file : xmlFiles(samples)) {
            String name = samples.relativize(file).toString();
            verdicts.add(verdict(NfeSignature.verify(Files.readAllBytes(file)))
                    + " "
                    + (name.startsWith("nfe__oca__") ? "nfe__oca__" + ++named : name));
        }

        assertThat(verdicts)
                .containsExactlyInAnyOrderElementsOf(EXPECTED.lines().toList());
        System.out.println("signatures of samples: "
                + verdicts.stream()
                        .collect(Collectors.groupingBy(
                                verdict -> verdict.substring(0, verdict.indexOf(' ')),
                                TreeMap::new,
                                Collectors.counting())));
    }

    /** The documents that verify also do by another implementation, so the check is not merely lenient. */
    @Test
    void the_accepted_notes_are_accepted_by_apache_santuario_too() throws IOException {
        Path samples = samples();
        for (String line :
                EXPECTED.lines().filter(line -> line.startsWith("VALID")).toList()) {
            assertThat(SantuarioCheck.verifies(
                            Files.readAllBytes(samples.resolve(line.substring(line.indexOf(' ') + 1)))))
                    .as(line)
                    .isTrue();
        }
    }

    private static String verdict(Check check) {
        return check instanceof Invalid invalid ? invalid.fault().name() : "VALID";
    }

    private static List<Path> xmlFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    private static Path samples() {
        Optional<Path> data = NfeSchemas.dataFolder();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        return data.orElseThrow().resolve("fiscal/samples");
    }
}
