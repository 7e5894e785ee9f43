package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.event.NfeEvent;
import dev.backoffice.fiscal.br.nfe.event.NfeEventDetail;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignedXml;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.document.NumberSeries;
import dev.backoffice.fiscal.document.SignedCancellation;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What documents of both models have in common: their issuer's key and clock, and how they are cancelled. */
record IssuerDocuments(SigningKeys keys) {
    /**
     * The issuer's key.
     *
     * @throws RuleViolation {@code nfe.certificate-of-other-company} (rejection 213), {@code nfe.certificate-not-in-force}
     */
    SigningKey key(TenantId tenant, String site, NfeIssuer issuer, Instant at) {
        SigningKey key = keys.of(tenant, site, at(issuer, at).toLocalDate());
        if (!key.validAt(at)) {
            throw RuleViolation.of("nfe.certificate-not-in-force", "site", site);
        }
        // A certificate without a number in its name (a test authority's) is not judged here.
        boolean other = key.holder()
                .filter(holder -> !holder.startsWith(issuer.cnpj().root()))
                .isPresent();
        if (other) {
            throw RuleViolation.of("nfe.certificate-of-other-company", "site", site);
        }
        return key;
    }

    /**
     * Writes and signs the event 110111.
     *
     * @throws RuleViolation {@code nfe.cancellation-too-late} after the window, naming what undoes the note instead
     */
    SignedCancellation cancel(
            DocumentFormat.Cancellation request, NfeIssuer issuer, NfeEnvironment environment, NoteUndo undo) {
        undo.requireCancellable(issuer.address().uf(), request);
        NfeEvent cancellation = NfeEvent.of(
                new NfeEventDetail.Cancellation(request.authorization().protocol(), request.reason()),
                NfeAccessKey.parse(request.document().accessKey()),
                NfePartyId.of(issuer.cnpj()),
                environment,
                at(issuer, request.at()));
        SignedXml signed =
                NfeSigner.sign(cancellation.xml(), key(request.tenant(), request.site(), issuer, request.at()));
        return new SignedCancellation(request.reason(), signed.text());
    }

    /** The numbers of an issuer's documents of one model and series. */
    static NumberSeries series(NfeIssuer issuer, String model, int series, int firstNumber) {
        return new NumberSeries("nfe/" + model + "/" + issuer.cnpj().value() + "/" + series, firstNumber);
    }

    /** The time as the issuer's clock shows it. */
    static OffsetDateTime at(NfeIssuer issuer, Instant at) {
        return at.atZone(issuer.address().uf().zone()).toOffsetDateTime();
    }
}
