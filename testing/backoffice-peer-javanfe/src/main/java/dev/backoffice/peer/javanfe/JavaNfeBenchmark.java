package dev.backoffice.peer.javanfe;

import br.com.swconsultoria.certificado.Certificado;
import br.com.swconsultoria.certificado.CertificadoService;
import br.com.swconsultoria.certificado.exception.CertificadoException;
import br.com.swconsultoria.nfe.Assinar;
import br.com.swconsultoria.nfe.dom.ConfiguracoesNfe;
import br.com.swconsultoria.nfe.dom.enuns.AmbienteEnum;
import br.com.swconsultoria.nfe.dom.enuns.AssinaturaEnum;
import br.com.swconsultoria.nfe.dom.enuns.EstadosEnum;
import br.com.swconsultoria.nfe.schema_4.enviNFe.TEnviNFe;
import br.com.swconsultoria.nfe.schema_4.enviNFe.TNFe;
import br.com.swconsultoria.nfe.util.XmlNfeUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The note of {@code benchmarks/run-peers} in java-nfe: written and signed from its own classes, and read into them. The certificate is
 * loaded once, as its manual does; that each signature opens the file again is its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JavaNfeBenchmark {
    private final Path folder = Path.of(System.getProperty("peers.folder", "."));
    private final String xml;
    private final TEnviNFe message = new TEnviNFe();
    private final ConfiguracoesNfe settings;

    /** Reads note and certificate from the folder that {@code peers.folder} names. */
    public JavaNfeBenchmark() {
        try {
            xml = Files.readString(folder.resolve("note.xml"), StandardCharsets.UTF_8);
            Certificado certificate =
                    CertificadoService.certificadoPfxBytes(Files.readAllBytes(folder.resolve("key.p12")), "synthetic");
            settings = ConfiguracoesNfe.criarConfiguracoes(
                    EstadosEnum.SP, AmbienteEnum.PRODUCAO, certificate, "no-schemas");
        } catch (IOException | CertificadoException missing) {
            throw new IllegalStateException(folder.toString(), missing);
        }
        TNFe note = XmlNfeUtil.xmlToObject(xml, TNFe.class);
        note.setSignature(null);
        message.setVersao("4.00");
        message.setIdLote("1");
        message.setIndSinc("1");
        message.getNFe().add(note);
    }

    /** Written, then signed: the least that gives a signed text. */
    @Benchmark
    public String writtenAndSigned() throws Exception {
        return Assinar.assinaNfe(settings, XmlNfeUtil.objectToXml(message), AssinaturaEnum.NFE);
    }

    /** From the text to its classes. */
    @Benchmark
    public TNFe read() {
        return XmlNfeUtil.xmlToObject(xml, TNFe.class);
    }
}
