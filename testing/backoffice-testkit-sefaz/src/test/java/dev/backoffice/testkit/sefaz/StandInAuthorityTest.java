package dev.backoffice.testkit.sefaz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Uf;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeModel;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfeUnusedNumbers;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.message.BatchAnswer;
import dev.backoffice.fiscal.br.nfe.message.DocumentsAnswer;
import dev.backoffice.fiscal.br.nfe.message.EventsAnswer;
import dev.backoffice.fiscal.br.nfe.message.NfeRequest;
import dev.backoffice.fiscal.br.nfe.message.NfeService;
import dev.backoffice.fiscal.br.nfe.message.RegistryAnswer;
import dev.backoffice.fiscal.br.nfe.message.StatusAnswer;
import dev.backoffice.fiscal.br.nfe.message.VoidingAnswer;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.sefaz.ClientCertificate;
import dev.backoffice.sefaz.Reply;
import dev.backoffice.sefaz.SefazConnections;
import dev.backoffice.sefaz.SefazTimes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stand-in answers besides notes and their cancellations. */
class StandInAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-24T13:15:40Z");
    private static final Instant END = Instant.parse("2040-01-01T00:00:00Z");
    private static final Cnpj CNPJ = Cnpj.parse("99000012000183");
    private static final TestCertificates CERTIFICATES =
            TestCertificates.named("TEST ROOT", Instant.parse("2020-01-01T00:00:00Z"), END);
    private static final byte[] COMPANY = CERTIFICATES.company("LOJA AZUL SINTETICA", CNPJ.value());
    private static final SigningKey KEY = SigningKey.load(COMPANY, CERTIFICATES.password());

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ClientCertificate company =
            ClientCertificate.load(COMPANY, CERTIFICATES.password(), List.of(CERTIFICATES.root()));
    private final SefazConnections connections = SefazConnections.of(SefazTimes.STANDARD);
    private StandInAuthority authority;

    @BeforeEach
    void start() {
        authority = StandInAuthority.start(
                SimulatedAuthority.accepting(),
                WireScript.faultless(),
                CERTIFICATES,
                END,
                InstantSource.fixed(NOW),
                threads);
    }

    @AfterEach
    void stop() {
        authority.close();
        threads.shutdownNow();
    }

    @Test
    void its_service_is_at_work() {
        assertThat(ask(NfeRequest.status(NfeEnvironment.PRODUCTION, Uf.SP), StatusAnswer::read)
                        .working())
                .isTrue();
        assertThat(authority.asked(NfeService.STATUS)).isEqualTo(1);
    }

    @Test
    void voided_numbers_are_used_by_no_note_and_used_ones_are_not_voided() {
        assertThat(authorize(Notes.numbered(7))).isEqualTo("100");

        assertThat(voiding(7, 9)).isEqualTo("241");
        assertThat(voiding(8, 9)).isEqualTo("102");
        assertThat(voiding(8, 9)).isEqualTo("563");
        assertThat(authorize(Notes.numbered(8))).isEqualTo("206");
        assertThat(authorize(Notes.numbered(10))).isEqualTo("100");
    }

    @Test
    void a_message_without_its_signature_or_content_is_refused() {
        String signed = signedVoiding(1, 2);

        assertThat(ask(NfeRequest.voiding(signed.replace("Numeros", "Numero")), VoidingAnswer::read)
                        .verdict()
                        .code())
                .isEqualTo("297");
        assertThat(ask(NfeRequest.voiding("<inutNFe/>"), VoidingAnswer::read)
                        .verdict()
                        .code())
                .isEqualTo("215");
        assertThat(ask(NfeRequest.authorization("1", ""), BatchAnswer::read)
                        .verdict()
                        .code())
                .isEqualTo("225");
        assertThat(ask(NfeRequest.events("1", List.of("")), EventsAnswer::read)
                        .verdict()
                        .code())
                .isEqualTo("215");
    }

    @Test
    void it_knows_no_batches_no_taxpayers_and_no_documents_of_others() {
        assertThat(ask(NfeRequest.receipt(NfeEnvironment.PRODUCTION, "351000109901280"), BatchAnswer::readReceipt)
                        .verdict()
                        .code())
                .isEqualTo("106");
        assertThat(ask(NfeRequest.registry(Uf.SP, NfePartyId.of(CNPJ)), RegistryAnswer::read)
                        .registrations())
                .isEmpty();
        assertThat(ask(
                                NfeRequest.documentsAfter(NfeEnvironment.PRODUCTION, Uf.SP, NfePartyId.of(CNPJ), 0),
                                DocumentsAnswer::read)
                        .more())
                .isFalse();
    }

    private String authorize(Nfe note) {
        return ask(
                        NfeRequest.authorization(
                                "1",
                                NfeSigner.sign(NfeXmlWriter.write(note), KEY).text()),
                        BatchAnswer::read)
                .of(note.accessKey().value())
                .orElseThrow()
                .verdict()
                .code();
    }

    private String voiding(int first, int last) {
        return ask(NfeRequest.voiding(signedVoiding(first, last)), VoidingAnswer::read)
                .verdict()
                .code();
    }

    private static String signedVoiding(int first, int last) {
        return NfeSigner.sign(
                        NfeXmlWriter.write(new NfeUnusedNumbers(
                                NfeEnvironment.PRODUCTION,
                                Uf.SP,
                                2026,
                                NfePartyId.of(CNPJ),
                                NfeModel.NFE,
                                1,
                                first,
                                last,
                                "Numeros que nenhuma nota tera")),
                        KEY)
                .text();
    }

    private <T> T ask(NfeRequest question, Function<byte[], T> reader) {
        Reply<T> reply = connections
                .ask(company, authority.address(question.service()), question)
                .read(reader);
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return ((Reply.Answered<T>) reply).answer();
    }
}
