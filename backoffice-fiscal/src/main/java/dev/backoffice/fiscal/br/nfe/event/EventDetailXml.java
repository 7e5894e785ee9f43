package dev.backoffice.fiscal.br.nfe.event;

import dev.backoffice.core.br.Uf;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.internal.CanonicalXml;
import java.util.Optional;

/** What follows {@code descEvento} in each type of event, in the order of its schema. */
final class EventDetailXml {
    private static final String ISSUER = "1";

    private EventDetailXml() {}

    static void write(CanonicalXml xml, NfeEventDetail detail, NfeAccessKey key, String application) {
        if (detail instanceof NfeEventDetail.Cancellation it) {
            xml.element("nProt", it.protocol()).element("xJust", it.reason());
        } else if (detail instanceof NfeEventDetail.Substitution it) {
            author(xml, key, application)
                    .element("nProt", it.protocol())
                    .element("xJust", it.reason())
                    .element("chNFeRef", it.substitute().value());
        } else if (detail instanceof NfeEventDetail.Correction it) {
            xml.element("xCorrecao", it.text()).element("xCondUso", NfeEventDetail.Correction.CONDITIONS);
        } else if (detail instanceof NfeEventDetail.Announcement it) {
            author(xml, key, application);
            announcement(xml, it);
        } else if (detail instanceof NfeEventDetail.Delivered it) {
            author(xml, key, application)
                    .element("dhEntrega", CanonicalXml.DATE_TIME.format(it.at()))
                    .element("nDoc", it.document())
                    .element("xNome", it.name());
            proof(xml, it.place(), it.proof(), "Comprovante");
        } else if (detail instanceof NfeEventDetail.DeliveredWithdrawn it) {
            author(xml, key, application).element("nProtEvento", it.protocol());
        } else if (detail instanceof NfeEventDetail.NotDelivered it) {
            office(xml, key, application)
                    .element("dhTentativaEntrega", CanonicalXml.DATE_TIME.format(it.at()))
                    .element("nTentativa", it.attempt())
                    .element("tpMotivo", it.why().code());
            it.words().ifPresent(words -> xml.element("xJustMotivo", words));
            proof(xml, it.place(), it.proof(), "TentativaEntrega");
        } else if (detail instanceof NfeEventDetail.NotDeliveredWithdrawn it) {
            office(xml, key, application).element("nProtEvento", it.protocol());
        } else if (detail instanceof NfeEventDetail.DeliveryDate it) {
            author(xml, key, application).element("dPrevEntrega", it.day().toString());
        } else if (detail instanceof NfeEventDetail.Manifestation it) {
            it.reason().ifPresent(reason -> xml.element("xJust", reason));
        }
    }

    private static CanonicalXml author(CanonicalXml xml, NfeAccessKey key, String application) {
        return xml.element("cOrgaoAutor", key.uf().ibge())
                .element("tpAutor", ISSUER)
                .element("verAplic", application);
    }

    private static CanonicalXml office(CanonicalXml xml, NfeAccessKey key, String application) {
        return xml.element("cOrgaoAutor", key.uf().ibge()).element("verAplic", application);
    }

    private static void announcement(CanonicalXml xml, NfeEventDetail.Announcement it) {
        xml.element("dhEmi", CanonicalXml.DATE_TIME.format(it.issuedAt()))
                .element("tpNF", it.incoming() ? 0 : 1)
                .element("IE", it.registration().number())
                .open("dest")
                .element("UF", it.recipientState().map(Uf::name).orElse("EX"));
        if (it.recipient() instanceof NfePartyId.Company company) {
            xml.element("CNPJ", company.cnpj().value());
        } else if (it.recipient() instanceof NfePartyId.Person person) {
            xml.element("CPF", person.cpf().digits());
        } else {
            xml.element("idEstrangeiro", ((NfePartyId.Foreigner) it.recipient()).document());
        }
        it.recipientRegistration().ifPresent(registration -> xml.element("IE", registration.number()));
        xml.element("vNF", it.total().getAmount().toPlainString())
                .element("vICMS", it.icms().getAmount().toPlainString())
                .element("vST", it.substituted().getAmount().toPlainString())
                .close("dest");
    }

    private static void proof(CanonicalXml xml, Optional<Position> place, ProofOfDelivery proof, String of) {
        place.ifPresent(at -> xml.element("latGPS", at.latitude().toPlainString())
                .element("longGPS", at.longitude().toPlainString()));
        xml.element("hash" + of, proof.hash());
        proof.at().ifPresent(at -> xml.element("dhHash" + of, CanonicalXml.DATE_TIME.format(at)));
    }
}
