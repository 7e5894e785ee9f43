package dev.backoffice.fiscal.br.nfe.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeArbitraries;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.operation.FiscalOperations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import net.jqwik.api.sessions.JqwikSession;
import org.joda.money.Money;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Notes that undo any note, against the tax authority's own schemas, package PL_010e. */
class NfeUndoSchemaVectorTest {
    private static final FiscalOperations OPERATIONS = FiscalOperations.standard();
    private static final int NOTES = 20;

    /** The table has no codes for these of a MEI, and refuses them by name. */
    private static final Set<String> NOT_OF_A_MEI = Set.of("price-reduction", "symbolic-return-by-consumer");

    private final SigningKey key = SyntheticCertificate.load();

    static Stream<Arguments> operations() {
        return Stream.of(
                undo("return-by-consumer", NfeUndoSchemaVectorTest::half),
                undo("refusal-total", NfeUndoDraft::whole),
                undo("refusal-partial", NfeUndoSchemaVectorTest::half),
                undo("price-reduction", NfeUndoSchemaVectorTest::tenth),
                undo("symbolic-return-by-consumer", NfeUndoDraft::whole));
    }

    private static Arguments undo(String operation, Function<ReadNfe, List<NfeUndoLine>> lines) {
        return Arguments.of(operation, lines);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void what_undoes_any_note_follows_the_schema(String operation, Function<ReadNfe, List<NfeUndoLine>> lines) {
        Schema schema = schema();
        AtomicInteger valid = new AtomicInteger();
        Predicate<Nfe> writes = note -> (note.issuer().regime() != TaxRegime.MEI || !NOT_OF_A_MEI.contains(operation))
                && note.items().stream().anyMatch(item -> item.gross().isPositive());
        JqwikSession.run(() -> Stream.concat(
                        NfeArbitraries.notes().sampleStream().filter(writes).limit(NOTES),
                        NfeArbitraries.notesByTheRules()
                                .sampleStream()
                                .filter(writes)
                                .limit(NOTES))
                .forEach(note -> {
                    ReadNfe sold = NfeReader.standard()
                            .readOne(NfeSigner.sign(NfeXmlWriter.write(note), key)
                                    .bytes());
                    byte[] signed = NfeSigner.sign(
                                    NfeXmlWriter.write(compose(note, sold, operation, lines.apply(sold))), key)
                            .bytes();
                    NfeSchemas.validate(schema, signed);
                    assertThat(NfeReader.standard().readOne(signed).judge().findings())
                            .isEmpty();
                    valid.incrementAndGet();
                }));
        System.out.println(operation + " valid against nfe_v4.00.xsd of PL_010e: " + valid);
        assertThat(valid).hasValue(2 * NOTES);
    }

    /** Half of each item, at least the least there is of it. */
    private static List<NfeUndoLine> half(ReadNfe sold) {
        return NfeUndoDraft.whole(sold).stream()
                .map(whole ->
                        NfeUndoLine.of(whole.item(), whole.now().divide(BigDecimal.valueOf(2), 4, RoundingMode.UP)))
                .toList();
    }

    /** A tenth of the price of each item that has one. */
    private static List<NfeUndoLine> tenth(ReadNfe sold) {
        return sold.content().items().stream()
                .filter(item -> item.product().gross().isPositive())
                .map(item -> NfeUndoLine.of(
                        Integer.parseInt(item.number()), tenth(item.product().gross())))
                .toList();
    }

    private static Money tenth(Money price) {
        return price.dividedBy(10, RoundingMode.UP);
    }

    private static NfeContent compose(Nfe note, ReadNfe sold, String operation, List<NfeUndoLine> lines) {
        return NfeUndoComposer.compose(
                        new NfeHeader(
                                "DEVOLUCAO",
                                7,
                                note.header().number(),
                                note.header().controlCode(),
                                day(operation, note.header().issuedAt()),
                                NfeEmission.NORMAL,
                                NfeEnvironment.PRODUCTION,
                                BuyerPresence.NOT_APPLICABLE,
                                Optional.empty(),
                                "loja 1.0"),
                        NfeUndoDraft.of(note.issuer(), sold, operation, lines, 7),
                        OPERATIONS,
                        Optional.empty())
                .value();
    }

    /** Reductions are notes of their own since May of 2026. */
    private static OffsetDateTime day(String operation, OffsetDateTime sold) {
        return operation.equals("price-reduction")
                ? sold.withYear(2026).withMonth(12).withDayOfMonth(28)
                : sold.plusDays(20);
    }

    private static Schema schema() {
        Path folder = NfeSchemas.dataFolder()
                .map(data -> data.resolve("fiscal/xsd/PL_010e_NT2025.002_v1.01"))
                .orElse(null);
        Assumptions.assumeTrue(folder != null, "no folder backoffice.data");
        return NfeSchemas.compile(folder.resolve("nfe_v4.00.xsd"));
    }
}
