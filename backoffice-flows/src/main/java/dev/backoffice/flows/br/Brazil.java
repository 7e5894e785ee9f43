package dev.backoffice.flows.br;

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
import dev.backoffice.flows.ordertocash.SaleNote;
import dev.backoffice.inventory.catalog.Catalog;
import java.util.List;
import java.util.Optional;

/**
 * Brazil: the NF-e (model 55) of sales inside a state by issuers of the Simples Nacional to final consumers.
 *
 * <pre>{@code
 * Brazil.of(authorizer, SigningKeys.from(secrets), NfeEnvironment.PRODUCTION)
 * }</pre>
 */
public final class Brazil implements Country {
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
    public SaleNote saleNote(Catalog catalog) {
        return new NfeOfOrder(catalog, environment);
    }
}
