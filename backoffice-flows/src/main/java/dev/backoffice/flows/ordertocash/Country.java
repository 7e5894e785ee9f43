package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.insight.ExpiryWatch;
import dev.backoffice.core.leaving.RetentionLaw;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.flows.recordtoreport.NoteTaxes;
import dev.backoffice.inventory.catalog.Catalog;
import java.time.InstantSource;
import java.util.List;

/** The rules of a country, as far as an order meets them. Stateless and thread-safe. */
@HostImplements
public interface Country {
    /** The tax documents it knows, one format per model. */
    List<DocumentFormat> formats();

    /** The way to its tax authority. */
    Authorizer authorizer();

    /** What its tax documents say that the issuer owes for a sale. */
    NoteTaxes noteTaxes();

    /**
     * What the document of an order contains.
     *
     * @param catalog the items that orders name
     * @param clock tells the day of issue, on which taxes and regimes depend
     */
    SaleNote saleNote(Catalog catalog, InstantSource clock);

    /** The certificates its tax documents are signed with, and when they end. */
    ExpiryWatch expiries();

    /** When an order counts as paid, unless the host says otherwise. */
    PaymentPolicy payments();

    /** What its law retains of a tenant that has left. */
    RetentionLaw retention();
}
