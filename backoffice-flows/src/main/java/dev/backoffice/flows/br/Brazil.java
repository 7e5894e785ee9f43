package dev.backoffice.flows.br;

import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.finance.charge.CoveragePolicy;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFormat;
import dev.backoffice.fiscal.br.nfe.NfeTaxes;
import dev.backoffice.fiscal.br.nfe.NfeTechnicalContact;
import dev.backoffice.fiscal.br.nfe.SigningKeys;
import dev.backoffice.fiscal.br.nfe.SimulatedAuthority;
import dev.backoffice.fiscal.br.nfe.SyntheticCertificate;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.flows.ordertocash.Country;
import dev.backoffice.flows.ordertocash.PaymentPolicy;
import dev.backoffice.flows.ordertocash.SaleNote;
import dev.backoffice.flows.recordtoreport.NoteTaxes;
import dev.backoffice.inventory.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Brazil: the NF-e (model 55) of sales inside a state by issuers of the Simples Nacional to final consumers.
 *
 * <pre>{@code
 * Brazil.of(authorizer, SigningKeys.from(secrets), NfeEnvironment.PRODUCTION)
 * }</pre>
 */
public final class Brazil implements Country {
    private static final int BOLETO_FLOAT = 2;

    /** Name and version of the issuing software, as notes tell it ({@code verProc}). */
    private static final String SOFTWARE = "backoffice-java 0.1";

    private final Authorizer authorizer;
    private final SigningKeys keys;
    private final NfeEnvironment environment;
    private final Optional<NfeTechnicalContact> technicalContact;

    private Brazil(
            Authorizer authorizer,
            SigningKeys keys,
            NfeEnvironment environment,
            Optional<NfeTechnicalContact> technicalContact) {
        this.authorizer = authorizer;
        this.keys = keys;
        this.environment = environment;
        this.technicalContact = technicalContact;
    }

    /**
     * Brazil as it is.
     *
     * @param authorizer the way to the tax authority (SEFAZ)
     * @param keys the certificates of the establishments
     * @param environment which of the authority's environments notes are made for
     */
    public static Brazil of(Authorizer authorizer, SigningKeys keys, NfeEnvironment environment) {
        return new Brazil(authorizer, keys, environment, Optional.empty());
    }

    /** The same, with who answers for the issuing software on each note: some states refuse notes without (rejection 972). */
    public Brazil answeredFor(NfeTechnicalContact contact) {
        return new Brazil(authorizer, keys, environment, Optional.of(contact));
    }

    /**
     * Brazil for trials and tests: a stand-in for the authority and a certificate of nobody. Notes are made for the
     * homologation environment and say so.
     */
    public static Brazil standIn(SimulatedAuthority authorizer) {
        return of(authorizer, SigningKeys.always(SyntheticCertificate.ofNobody()), NfeEnvironment.HOMOLOGATION);
    }

    @Override
    public List<DocumentFormat> formats() {
        return List.of(new NfeFormat(keys, NfeTaxes.by(BrazilianTaxes.determination()), SOFTWARE, technicalContact));
    }

    @Override
    public Authorizer authorizer() {
        return authorizer;
    }

    @Override
    public NoteTaxes noteTaxes() {
        return new TaxesOfNfe();
    }

    @Override
    public SaleNote saleNote(Catalog catalog) {
        return new NfeOfOrder(catalog, environment);
    }

    /** To the cent, in reais; a boleto may arrive up to two banking days after its due date. */
    @Override
    public PaymentPolicy payments() {
        return new PaymentPolicy(
                CoveragePolicy.exact(CurrencyUnit.of("BRL")),
                BOLETO_FLOAT,
                BrazilianCalendars.standard().banking());
    }
}
