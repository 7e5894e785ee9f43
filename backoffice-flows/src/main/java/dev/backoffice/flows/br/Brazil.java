package dev.backoffice.flows.br;

import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.br.BrazilianRetention;
import dev.backoffice.core.insight.ExpiryWatch;
import dev.backoffice.core.leaving.RetentionLaw;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.finance.charge.CoveragePolicy;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeTechnicalContact;
import dev.backoffice.fiscal.br.nfe.issuing.NfeFormat;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxRule;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.tax.TaxDetermination;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.flows.ordertocash.Country;
import dev.backoffice.flows.ordertocash.PaymentPolicy;
import dev.backoffice.flows.ordertocash.SaleNote;
import dev.backoffice.flows.recordtoreport.NoteTaxes;
import dev.backoffice.inventory.catalog.Catalog;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Brazil: the NF-e (model 55) of sales of goods in and across states, by issuers of the Simples Nacional and of the normal
 * regime, to consumers and to taxpayers. Buyers from abroad are not served.
 *
 * <p>An establishment says in its registrations, or in its regimes by date, {@code cnpj}, {@code ie}, {@code crt}, {@code
 * nfe.series}, {@code nfe.next-number}, and what {@link dev.backoffice.fiscal.br.SaleFacts#seller} reads; {@code phone} is
 * told when it is there.
 *
 * <pre>{@code
 * Brazil.of(authorizer, SigningKeys.from(secrets), NfeEnvironment.PRODUCTION)
 *         .goods((context, item) -> FiscalItem.resold().cest(cestOf(item)))
 *         .taxedBy(BrazilianTaxes.determination(BrazilianTaxes.tables().with(rowsOfMyGoods)));
 * }</pre>
 */
public final class Brazil implements Country {
    private static final int BOLETO_FLOAT = 2;

    /** Table of the texts of notes; column {@code text}; see {@link #noteTexts}. */
    public static final String NOTE_TEXTS = "br.note-texts";

    private final Authorizer authorizer;
    private final WatchedKeys keys;
    private final NfeEnvironment environment;
    private final Optional<NfeTechnicalContact> technicalContact;
    private final TaxDetermination determination;
    private final FiscalCatalog goods;
    private final NoteCarriers carriers;
    private final FreeGoods freeGoods;
    private final NoteTexts texts;

    private Brazil(
            Authorizer authorizer,
            WatchedKeys keys,
            NfeEnvironment environment,
            Optional<NfeTechnicalContact> technicalContact,
            TaxDetermination determination,
            FiscalCatalog goods,
            NoteCarriers carriers,
            FreeGoods freeGoods,
            NoteTexts texts) {
        this.authorizer = authorizer;
        this.keys = keys;
        this.environment = environment;
        this.technicalContact = technicalContact;
        this.determination = determination;
        this.goods = goods;
        this.carriers = carriers;
        this.freeGoods = freeGoods;
        this.texts = texts;
    }

    /**
     * Brazil as it is: taxes by the tables of the library, goods without a CEST that are bought to be sold again, carriers
     * not named on notes, and what is given along with what is sold as an unconditional discount.
     *
     * @param authorizer the way to the tax authority (SEFAZ)
     * @param keys the certificates of the establishments
     * @param environment which of the authority's environments notes are made for
     */
    public static Brazil of(Authorizer authorizer, SigningKeys keys, NfeEnvironment environment) {
        return new Brazil(
                authorizer,
                new WatchedKeys(keys),
                environment,
                Optional.empty(),
                BrazilianTaxes.determination(),
                FiscalCatalog.resold(),
                NoteCarriers.unknown(),
                FreeGoods.AS_DISCOUNT,
                NoteTexts.shipped());
    }

    /** The same, with who answers for the issuing software on each note: some states refuse notes without (rejection 972). */
    public Brazil answeredFor(NfeTechnicalContact contact) {
        return new Brazil(
                authorizer, keys, environment, Optional.of(contact), determination, goods, carriers, freeGoods, texts);
    }

    /** The same, taxed by other rules or over a host's tables. */
    public Brazil taxedBy(TaxDetermination rules) {
        return new Brazil(authorizer, keys, environment, technicalContact, rules, goods, carriers, freeGoods, texts);
    }

    /** The same, with what the taxes of the items depend on. */
    public Brazil goods(FiscalCatalog known) {
        return new Brazil(
                authorizer, keys, environment, technicalContact, determination, known, carriers, freeGoods, texts);
    }

    /** The same, with who the carriers are. */
    public Brazil carriers(NoteCarriers known) {
        return new Brazil(
                authorizer, keys, environment, technicalContact, determination, goods, known, freeGoods, texts);
    }

    /** The same, with what is given along standing otherwise on notes. */
    public Brazil freeGoods(FreeGoods policy) {
        return new Brazil(
                authorizer, keys, environment, technicalContact, determination, goods, carriers, policy, texts);
    }

    /**
     * The same, with a host's texts laid over those of the library.
     *
     * @param own rows of the table {@link #NOTE_TEXTS}: {@code simples}, {@code simples-credit}, {@code destination}, {@code
     *     approximate-taxes}, {@code order}, {@code buyer-order}, {@code part}, {@code given}, {@code component}; printable Latin-1
     */
    public Brazil noteTexts(ReferenceTable own) {
        return new Brazil(
                authorizer,
                keys,
                environment,
                technicalContact,
                determination,
                goods,
                carriers,
                freeGoods,
                texts.with(own));
    }

    /**
     * Brazil for trials and tests: a simulated authority and a certificate of nobody. Notes are made for the
     * homologation environment and say so.
     */
    public static Brazil standIn(SimulatedAuthority authorizer) {
        return of(authorizer, SigningKeys.always(SyntheticCertificate.ofNobody()), NfeEnvironment.HOMOLOGATION);
    }

    @Override
    public List<DocumentFormat> formats() {
        return List.of(new NfeFormat(keys, taxes(), NfeOfOrder.SOFTWARE, technicalContact));
    }

    @Override
    public Authorizer authorizer() {
        return authorizer;
    }

    /**
     * The certificates this process has signed with in the last {@value WatchedKeys#DAYS_REMEMBERED} days. Nobody is asked for a secret
     * to know it: a certificate is known from its first note after the start on, also one that has ended.
     */
    @Override
    public ExpiryWatch expiries() {
        return keys;
    }

    @Override
    public NoteTaxes noteTaxes() {
        return new TaxesOfNfe();
    }

    @Override
    public SaleNote saleNote(Catalog catalog, InstantSource clock) {
        return new NfeOfOrder(this, catalog, clock);
    }

    SaleTaxRule taxes() {
        return NfeTaxes.by(determination);
    }

    NfeEnvironment environment() {
        return environment;
    }

    FiscalCatalog fiscalCatalog() {
        return goods;
    }

    NoteCarriers carriers() {
        return carriers;
    }

    FreeGoods freeGoods() {
        return freeGoods;
    }

    NoteTexts texts() {
        return texts;
    }

    /** To the cent, in reais; a boleto may arrive up to two banking days after its due date. */
    @Override
    public PaymentPolicy payments() {
        return new PaymentPolicy(
                CoveragePolicy.exact(CurrencyUnit.of("BRL")),
                BOLETO_FLOAT,
                BrazilianCalendars.standard().banking());
    }

    @Override
    public RetentionLaw retention() {
        return BrazilianRetention.standard();
    }
}
