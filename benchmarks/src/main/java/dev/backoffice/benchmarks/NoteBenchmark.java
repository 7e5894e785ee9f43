package dev.backoffice.benchmarks;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeAddress;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.issuing.NfeComposer;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSaleLine;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.classification.Classification;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A note of ten items, of a seller of each regime: composed with its taxes, written, signed; beside it the bare RSA signature, which nobody can beat. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
public class NoteBenchmark {
    private static final CurrencyUnit REAIS = CurrencyUnit.of("BRL");
    private static final Money NOTHING = Money.zero(REAIS);

    /** Of the seller: in the Simples an item bears no tax of its own; in the normal regime ICMS, PIS, COFINS, IBS and CBS. */
    @Param({"SIMPLES", "NORMAL"})
    private TaxRegime seller = TaxRegime.SIMPLES;

    private final SigningKey key = SyntheticCertificate.ofNobody();
    private final Signature bare = bareSignature();
    private final byte[] signedInfo = new byte[600];
    private NfeSale sale = sale(seller);
    private final NfeHeader header = new NfeHeader(
            "VENDA DE MERCADORIA",
            1,
            1001,
            48213097,
            OffsetDateTime.parse("2026-11-24T10:15:30-03:00"),
            NfeEmission.NORMAL,
            NfeEnvironment.PRODUCTION,
            BuyerPresence.INTERNET,
            Optional.empty(),
            "backoffice 0.1");
    private final NfeTaxes taxes = NfeTaxes.by(BrazilianTaxes.determination());
    private Nfe note = compose();
    private byte[] file = new byte[0];

    /** The note of the seller asked for. */
    @Setup
    public void prepare() {
        sale = sale(seller);
        note = compose();
        file = writtenAndSigned().bytes();
    }

    private Nfe compose() {
        return NfeComposer.compose(header, sale, taxes, Optional.empty()).value();
    }

    /** The signed note, for benchmarks that begin there. */
    String signed() {
        return composedWrittenAndSigned().text();
    }

    /** A note of a seller of the normal regime, signed, for programs that begin there. */
    static SignedXml ofNormalRegime() {
        NoteBenchmark notes = new NoteBenchmark();
        notes.seller = TaxRegime.NORMAL;
        notes.prepare();
        return notes.composedWrittenAndSigned();
    }

    private static Signature bareSignature() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            Signature signature = Signature.getInstance("SHA1withRSA");
            signature.initSign(keys.generateKeyPair().getPrivate());
            return signature;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static NfeSale sale(TaxRegime seller) {
        List<NfeSaleLine> lines = new ArrayList<>();
        Money total = NOTHING;
        for (int i = 1; i <= 10; i++) {
            NfeSaleLine line = NfeSaleLine.of(
                    "ITEM-" + i,
                    "Caneca de cerâmica número " + i,
                    "69120000",
                    Quantity.of(i, Unit.UN),
                    UnitPrice.parse("39.90", REAIS));
            lines.add(line);
            total = total.plus(line.gross());
        }
        return NfeSale.of(
                        new NfeIssuer(
                                Cnpj.parse("99000012000183"),
                                "LOJA AZUL SINTETICA LTDA",
                                Optional.empty(),
                                address("Rua das Amostras", "100", "3550308", "Sao Paulo"),
                                StateRegistration.of(Uf.SP, "110042490114"),
                                seller),
                        NfeRecipient.of(
                                NfePartyId.of(Cpf.parse("99900001230")),
                                "Ana Exemplo da Conceição",
                                address("Avenida Modelo", "S/N", "3509502", "Campinas")),
                        lines,
                        NOTHING,
                        NfeTransport.of(FreightMode.BY_SENDER),
                        List.of(NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, total)))
                .soldUnder(Classification.of(SaleFacts.CONTRIBUTIONS, SaleFacts.NON_CUMULATIVE));
    }

    private static NfeAddress address(String street, String number, String city, String name) {
        return NfeAddress.of(street, number, "Centro", MunicipalityCode.of(city), name, Cep.of("01001000"));
    }

    /** Taxes of each item and exact totals. */
    @Benchmark
    public Nfe composed() {
        return compose();
    }

    /** The canonical bytes of a composed note. */
    @Benchmark
    public Object written() {
        return NfeXmlWriter.write(note);
    }

    /** From the composed note to the signed document: what the peers of {@code benchmarks/run-peers} do too. */
    @Benchmark
    public SignedXml writtenAndSigned() {
        return NfeSigner.sign(NfeXmlWriter.write(note), key);
    }

    /** From the signed document to what it says. */
    @Benchmark
    public ReadNfe read() {
        return NfeReader.standard().readOne(file);
    }

    /** From the sale to the signed document. */
    @Benchmark
    public SignedXml composedWrittenAndSigned() {
        return NfeSigner.sign(NfeXmlWriter.write(compose()), key);
    }

    /** RSA with 2048 bits over SHA-1 of a few hundred bytes: the part that no writing can spare. */
    @Benchmark
    public byte[] bareRsaSignature() throws GeneralSecurityException {
        bare.update(signedInfo);
        return bare.sign();
    }
}
