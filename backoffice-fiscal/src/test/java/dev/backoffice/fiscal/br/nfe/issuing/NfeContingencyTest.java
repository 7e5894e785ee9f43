package dev.backoffice.fiscal.br.nfe.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.nfe.NfeContingency;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.SignedDocument;
import dev.backoffice.testkit.SequentialIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Notes that are issued while the authority is out of reach. */
class NfeContingencyTest {
    private static final NfeContingency WHY =
            new NfeContingency(OffsetDateTime.parse("2026-11-24T09:00:00-03:00"), "SEFAZ fora do ar desde cedo");
    private static final NfeDraft DRAFT = NfeDraft.of(NfeFixtures.sale(NfeFixtures.mugs(), NfeFixtures.ribbon()), 1);

    @ParameterizedTest
    @EnumSource(
            value = NfeEmission.class,
            mode = Mode.INCLUDE,
            names = {"EPEC", "SECURITY_FORM_DA", "SVC_AN", "SVC_RS"})
    void the_note_says_since_when_and_why_and_its_key_says_how(NfeEmission how) {
        NfeDraft draft = DRAFT.inContingency(how, WHY);

        SignedDocument signed = new NfeFormat(
                        SigningKeys.always(SyntheticCertificate.load()),
                        NfeTaxes.by(BrazilianTaxes.determination()),
                        "backoffice 0.1",
                        Optional.empty())
                .sign(new DocumentFormat.Draft(
                        TenantId.of("blue-shop"),
                        "SP1",
                        new FiscalDocumentId(SequentialIds.create().next()),
                        draft.content(),
                        7,
                        Instant.parse("2026-11-24T13:15:30Z")));

        assertThat(signed.xml())
                .contains("<tpEmis>" + how.code() + "</tpEmis>")
                .contains("<dhCont>2026-11-24T09:00:00-03:00</dhCont><xJust>SEFAZ fora do ar desde cedo</xJust>");
        assertThat(signed.accessKey().charAt(34))
                .isEqualTo(Integer.toString(how.code()).charAt(0));
        assertThat(NfeReader.standard()
                        .readOne(signed.xml().getBytes(StandardCharsets.UTF_8))
                        .judge()
                        .findings())
                .isEmpty();
        assertThat(NfeDraft.read(draft.content())).isEqualTo(draft);
    }

    @Test
    void an_emission_and_its_reason_go_together() {
        assertThatThrownBy(() -> DRAFT.inContingency(NfeEmission.NORMAL, WHY)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new NfeContingency(WHY.since(), "too short")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_time_that_is_none_is_bad_input() {
        String content = DRAFT.inContingency(NfeEmission.SVC_AN, WHY)
                .content()
                .toJson()
                .replace("2026-11-24T09:00-03:00", "this morning");

        assertThatThrownBy(() -> NfeDraft.read(Doc.parse(content)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, bad -> assertThat(bad.details()).containsEntry("field", "since"));
    }
}
