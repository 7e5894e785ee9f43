package dev.backoffice.flows.br;

import static dev.backoffice.flows.br.LayoutText.fit;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.Municipality;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.NfeAddress;
import dev.backoffice.fiscal.br.nfe.NfeHandover;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfePlace;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.tax.BuyerUse;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxpayer;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.BuyerKind;
import dev.backoffice.inventory.order.BuyerPurpose;
import dev.backoffice.inventory.order.DeliveryMethod;
import java.time.LocalDate;
import java.util.Optional;

/** Who sells, who buys and what for, and where the goods go. */
final class NoteParties {
    private static final String EXEMPT = "ISENTO";
    private static final int EMAIL = 60;

    private NoteParties() {}

    /** The establishment as it is on the day of issue. */
    static NfeIssuer issuer(Establishment site, LocalDate date) {
        var address = site.address();
        Uf uf = Uf.parse(address.region());
        return new NfeIssuer(
                Cnpj.parse(site.registration("cnpj")),
                fit(site.name()),
                LayoutText.optional(site.tradeName()),
                new NfeAddress(
                        fit(address.street()),
                        fit(address.number()),
                        LayoutText.optional(address.complement()),
                        fit(address.district()),
                        MunicipalityCode.parse(address.cityCode()),
                        fit(address.city()),
                        Cep.parse(address.postalCode()),
                        site.findRegistration("phone").flatMap(LayoutText::phone)),
                StateRegistration.of(uf, site.registration("ie")),
                regime(site, date));
    }

    private static TaxRegime regime(Establishment site, LocalDate date) {
        String crt = site.registration("crt", date);
        for (TaxRegime regime : TaxRegime.values()) {
            if (Integer.toString(regime.code()).equals(crt)) {
                return regime;
            }
        }
        throw InvalidInput.of("flow.registration-invalid", "site", site.site(), "registration", "crt");
    }

    static NfeRecipient recipient(Buyer buyer) {
        NfeAddress home = address(home(buyer), buyer.phone().flatMap(LayoutText::phone));
        return new NfeRecipient(
                id(buyer),
                fit(buyer.name()),
                home,
                // an address the layout cannot carry is left out: the note reaches the buyer by other ways too
                buyer.email().filter(text -> text.matches("[!-~]{1," + EMAIL + "}")),
                taxpayer(buyer, home.uf()));
    }

    /** Where the buyer lives or is: where the goods go, unless the buyer told another address. */
    static BuyerAddress home(Buyer buyer) {
        return buyer.billTo().orElse(buyer.shipTo());
    }

    private static NfePartyId id(Buyer buyer) {
        String document = buyer.document()
                .orElseThrow(() -> InvalidInput.of(
                        "flow.buyer-document-missing", "kind", buyer.kind().name()));
        return buyer.kind() == BuyerKind.PERSON
                ? NfePartyId.of(Cpf.parse(document))
                : NfePartyId.of(Cnpj.parse(document));
    }

    /** A person without a number is never a taxpayer of ICMS, whatever a form says: only a company can be exempt from having one. */
    private static NfeTaxpayer taxpayer(Buyer buyer, Uf uf) {
        String number = buyer.stateRegistration().orElse("");
        if (number.isEmpty()) {
            return NfeTaxpayer.none();
        }
        if (number.equals(EXEMPT)) {
            return buyer.kind() == BuyerKind.COMPANY ? NfeTaxpayer.unregistered() : NfeTaxpayer.none();
        }
        return NfeTaxpayer.registered(StateRegistration.of(uf, number));
    }

    /** To the ICMS the goods end with whoever is not a taxpayer, whatever they are bought for (rejection 696). */
    static BuyerUse use(BuyerPurpose purpose, NfeRecipient recipient) {
        if (recipient.taxpayer() instanceof NfeTaxpayer.None) {
            return BuyerUse.CONSUMPTION;
        }
        return switch (purpose) {
            case CONSUMPTION -> BuyerUse.CONSUMPTION;
            case RESALE -> BuyerUse.RESALE;
            case INDUSTRY -> BuyerUse.INDUSTRY;
        };
    }

    /** How the goods come to the buyer: fetched, brought home, or brought to another place or person. */
    static NfeHandover handover(
            DeliveryMethod method, Buyer buyer, BuyerUse use, NfeIssuer issuer, NfeRecipient recipient) {
        if (method == DeliveryMethod.PICKUP) {
            boolean fromElsewhere = recipient.address().uf() != issuer.address().uf();
            // Rejection 773: a taxpayer of another state gets the goods inside this one only where the note says so.
            return fromElsewhere && use != BuyerUse.CONSUMPTION
                    ? NfeHandover.atCounter()
                            .to(new NfePlace(
                                    recipient.id(), Optional.of(recipient.name()), issuer.address(), Optional.empty()))
                    : NfeHandover.atCounter();
        }
        return elsewhere(buyer) ? NfeHandover.delivered().to(place(buyer)) : NfeHandover.delivered();
    }

    private static boolean elsewhere(Buyer buyer) {
        return !home(buyer).equals(buyer.shipTo())
                || buyer.recipient().filter(name -> !name.equals(buyer.name())).isPresent();
    }

    private static NfePlace place(Buyer buyer) {
        return new NfePlace(
                buyer.recipientDocument().map(NoteParties::anyId).orElseGet(() -> id(buyer)),
                Optional.of(fit(buyer.recipient().orElse(buyer.name()))),
                address(buyer.shipTo(), Optional.empty()),
                Optional.empty());
    }

    private static NfePartyId anyId(String document) {
        return Cpf.isValid(document) ? NfePartyId.of(Cpf.parse(document)) : NfePartyId.of(Cnpj.parse(document));
    }

    private static NfeAddress address(BuyerAddress address, Optional<String> phone) {
        Municipality city =
                city(address).orElseThrow(() -> InvalidInput.of("flow.city-unknown", "state", address.state()));
        if (city.uf() != Uf.parse(address.state())) {
            throw InvalidInput.of(
                    "flow.city-of-other-state",
                    "state",
                    address.state(),
                    "city",
                    city.code().digits());
        }
        return new NfeAddress(
                fit(address.street()),
                fit(address.number()),
                address.complement().flatMap(LayoutText::optional),
                fit(address.district().orElse("")),
                city.code(),
                fit(address.city().orElse(city.name())),
                Cep.parse(address.postalCode()),
                phone);
    }

    /** Whether a note can name a place: a city that is known by its code or its name, and a district. */
    static boolean complete(BuyerAddress address) {
        return address.district().isPresent() && city(address).isPresent();
    }

    private static Optional<Municipality> city(BuyerAddress address) {
        return address.cityCode().isPresent()
                ? address.cityCode()
                        .filter(MunicipalityCode::isValid)
                        .flatMap(code -> Municipality.find(MunicipalityCode.of(code)))
                : address.city().flatMap(name -> Uf.find(address.state()).flatMap(uf -> Municipality.find(name, uf)));
    }
}
