package dev.backoffice.fiscal.br.nfe.event;

import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeModel;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxpayer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.joda.money.Money;

/** What an event says: one record for each type. */
public sealed interface NfeEventDetail {
    /** {@code tpEvento}, six digits. */
    String type();

    /** {@code descEvento}, as the schema of the type spells it. */
    String description();

    /** The most events of this type about one note. */
    default int most() {
        return 1;
    }

    /** Whether the national environment takes it: what recipients tell, and EPEC. */
    default boolean national() {
        return false;
    }

    /**
     * Cancelamento (110111, Ajuste SINIEF 07/2005): the note is taken back before the goods leave.
     *
     * @param protocol {@code nProt} of its authorization, 15 or 17 digits
     * @param reason {@code xJust}, 15 to 255 characters
     */
    record Cancellation(String protocol, String reason) implements NfeEventDetail {
        /** Its type. */
        public static final String TYPE = "110111";

        public Cancellation {
            requireProtocol("nProt", protocol);
            NfeText.require("xJust", reason, 15, 255);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String description() {
            return "Cancelamento";
        }
    }

    /**
     * Cancelamento por substituição (110112): a receipt issued in contingency gives way to the one that was authorized for the same
     * sale.
     *
     * @param protocol {@code nProt} of the receipt that goes
     * @param reason {@code xJust}, 15 to 255 characters
     * @param substitute {@code chNFeRef}, the receipt that stays
     */
    record Substitution(String protocol, String reason, NfeAccessKey substitute) implements NfeEventDetail {
        public Substitution {
            requireProtocol("nProt", protocol);
            NfeText.require("xJust", reason, 15, 255);
            if (substitute.model() != NfeModel.NFCE) {
                throw InvalidInput.of("nfe.code-invalid", "field", "chNFeRef", "value", "55");
            }
        }

        @Override
        public String type() {
            return "110112";
        }

        @Override
        public String description() {
            return "Cancelamento por substituicao";
        }
    }

    /**
     * Carta de correção (110110): replaces all earlier ones about the note; not for values, taxes, parties and dates.
     *
     * @param text {@code xCorrecao}, 15 to 1000 characters
     */
    @Personal
    record Correction(String text) implements NfeEventDetail {
        /** Condição de uso ({@code xCondUso}), in the spelling without accents that the schema lists. */
        public static final String CONDITIONS =
                "A Carta de Correcao e disciplinada pelo paragrafo 1o-A do art. 7o do Convenio S/N, de 15 de dezembro de 1970 e "
                        + "pode ser utilizada para regularizacao de erro ocorrido na emissao de documento fiscal, desde que o erro "
                        + "nao esteja relacionado com: I - as variaveis que determinam o valor do imposto tais como: base de "
                        + "calculo, aliquota, diferenca de preco, quantidade, valor da operacao ou da prestacao; II - a correcao de "
                        + "dados cadastrais que implique mudanca do remetente ou do destinatario; III - a data de emissao ou de "
                        + "saida.";

        public Correction {
            NfeText.require("xCorrecao", text, 15, 1000);
        }

        @Override
        public String type() {
            return "110110";
        }

        @Override
        public String description() {
            return "Carta de Correcao";
        }

        @Override
        public int most() {
            return 20;
        }

        /** Not the text: it may name people. */
        @Override
        public String toString() {
            return "Correction";
        }
    }

    /**
     * EPEC (110140): announces a note of form {@code EPEC} to the national environment while the state's authorizer is down; the note
     * follows within 168 hours.
     *
     * @param issuedAt {@code dhEmi}
     * @param incoming whether {@code tpNF} is 0
     * @param registration {@code IE} of the issuer
     * @param recipientState {@code dest/UF}; empty for one abroad
     * @param recipient {@code dest}
     * @param recipientRegistration {@code dest/IE}
     * @param total {@code vNF}
     * @param icms {@code vICMS}
     * @param substituted {@code vST}
     */
    @Personal
    record Announcement(
            OffsetDateTime issuedAt,
            boolean incoming,
            StateRegistration registration,
            Optional<Uf> recipientState,
            NfePartyId recipient,
            Optional<StateRegistration> recipientRegistration,
            Money total,
            Money icms,
            Money substituted)
            implements NfeEventDetail {
        public Announcement {
            NfeAmount.require("vNF", total);
            NfeAmount.require("vICMS", icms);
            NfeAmount.require("vST", substituted);
        }

        /** Announces a composed note. */
        public static Announcement of(Nfe note) {
            return new Announcement(
                    note.header().issuedAt(),
                    false,
                    note.issuer().stateRegistration(),
                    Optional.of(note.recipient().address().uf()),
                    note.recipient().id(),
                    note.recipient().taxpayer() instanceof NfeTaxpayer.Registered registered
                            ? Optional.of(registered.registration())
                            : Optional.empty(),
                    note.totals().invoice(),
                    note.totals().icms(),
                    note.totals().substitution().amount());
        }

        @Override
        public String type() {
            return "110140";
        }

        @Override
        public String description() {
            return "EPEC";
        }

        @Override
        public boolean national() {
            return true;
        }

        /** Nobody's data. */
        @Override
        public String toString() {
            return "Announcement";
        }
    }

    /**
     * Comprovante de entrega (110130): the goods arrived.
     *
     * @param at {@code dhEntrega}
     * @param document {@code nDoc} of who took them, 2 to 20 characters
     * @param name {@code xNome}, 2 to 60 characters
     * @param place where, if known
     * @param proof of the picture that shows it
     */
    @Personal
    record Delivered(OffsetDateTime at, String document, String name, Optional<Position> place, ProofOfDelivery proof)
            implements NfeEventDetail {
        public Delivered {
            NfeText.require("nDoc", document, 2, 20);
            NfeText.require("xNome", name, 2, 60);
        }

        @Override
        public String type() {
            return "110130";
        }

        @Override
        public String description() {
            return "Comprovante de Entrega da NF-e";
        }

        @Override
        public int most() {
            return 99;
        }

        /** Not who took them. */
        @Override
        public String toString() {
            return "Delivered";
        }
    }

    /**
     * Cancelamento do comprovante de entrega (110131).
     *
     * @param protocol {@code nProtEvento} of the event taken back
     */
    record DeliveredWithdrawn(String protocol) implements NfeEventDetail {
        public DeliveredWithdrawn {
            requireProtocol("nProtEvento", protocol);
        }

        @Override
        public String type() {
            return "110131";
        }

        @Override
        public String description() {
            return "Cancelamento Comprovante de Entrega da NF-e";
        }

        @Override
        public int most() {
            return 99;
        }
    }

    /**
     * Insucesso na entrega (110192): an attempt failed.
     *
     * @param at {@code dhTentativaEntrega}
     * @param attempt {@code nTentativa}, 1 to 999
     * @param why {@code tpMotivo}
     * @param words {@code xJustMotivo}, 25 to 250 characters; for {@code OTHER} and only for it
     * @param place where, if known
     * @param proof of the picture that shows it
     */
    record NotDelivered(
            OffsetDateTime at,
            int attempt,
            Cause why,
            Optional<String> words,
            Optional<Position> place,
            ProofOfDelivery proof)
            implements NfeEventDetail {
        public NotDelivered {
            if (attempt < 1 || attempt > 999) {
                throw InvalidInput.of("nfe.code-invalid", "field", "nTentativa", "value", Integer.toString(attempt));
            }
            if (words.isPresent() != (why == Cause.OTHER)) {
                throw InvalidInput.of("nfe.code-invalid", "field", "xJustMotivo", "reason", why.name());
            }
            words.ifPresent(text -> NfeText.require("xJustMotivo", text, 25, 250));
        }

        @Override
        public String type() {
            return "110192";
        }

        @Override
        public String description() {
            return "Insucesso na Entrega da NF-e";
        }

        @Override
        public int most() {
            return 99;
        }

        /** Why goods were not delivered ({@code tpMotivo}). */
        public enum Cause {
            /** Recebedor não encontrado. */
            NOT_FOUND(1),
            /** Recusa do recebedor. */
            REFUSED(2),
            /** Endereço inexistente. */
            NO_SUCH_ADDRESS(3),
            /** Outros. */
            OTHER(4);

            private final int code;

            Cause(int code) {
                this.code = code;
            }

            /** The digit written in the event. */
            public int code() {
                return code;
            }
        }
    }

    /**
     * Cancelamento do insucesso na entrega (110193).
     *
     * @param protocol {@code nProtEvento} of the event taken back
     */
    record NotDeliveredWithdrawn(String protocol) implements NfeEventDetail {
        public NotDeliveredWithdrawn {
            requireProtocol("nProtEvento", protocol);
        }

        @Override
        public String type() {
            return "110193";
        }

        @Override
        public String description() {
            return "Cancelamento Insucesso na Entrega da NF-e";
        }

        @Override
        public int most() {
            return 99;
        }
    }

    /**
     * Atualização da data de previsão de entrega (112150).
     *
     * @param day {@code dPrevEntrega}
     */
    record DeliveryDate(LocalDate day) implements NfeEventDetail {
        @Override
        public String type() {
            return "112150";
        }

        @Override
        public String description() {
            return "Atualização da Data de Previsão de Entrega";
        }

        @Override
        public int most() {
            return 99;
        }
    }

    /**
     * Manifestação do destinatário (210200 to 210240): what the recipient says of the operation. A conclusion may be told twice within
     * 90 days, and the last one counts (NT 2020.001 v1.60).
     *
     * @param opinion what of it
     * @param reason {@code xJust}, 15 to 255 characters; needed for {@code NOT_DONE}, allowed for {@code UNKNOWN}, and for no other
     */
    record Manifestation(Opinion opinion, Optional<String> reason) implements NfeEventDetail {
        public Manifestation {
            boolean fits = switch (opinion) {
                case NOT_DONE -> reason.isPresent();
                case UNKNOWN -> true;
                case CONFIRMED, AWARE -> reason.isEmpty();
            };
            if (!fits) {
                throw InvalidInput.of("nfe.code-invalid", "field", "xJust", "reason", opinion.name());
            }
            reason.ifPresent(text -> NfeText.require("xJust", text, 15, 255));
        }

        @Override
        public String type() {
            return opinion.type;
        }

        @Override
        public String description() {
            return opinion.description;
        }

        @Override
        public int most() {
            return opinion == Opinion.AWARE ? 1 : 2;
        }

        @Override
        public boolean national() {
            return true;
        }

        /** What a recipient says. */
        public enum Opinion {
            /** Confirmação da operação: it took place as the note says. */
            CONFIRMED("210200", "Confirmacao da Operacao"),
            /** Ciência da operação: it is known and not yet judged. */
            AWARE("210210", "Ciencia da Operacao"),
            /** Desconhecimento da operação: nobody ordered it. */
            UNKNOWN("210220", "Desconhecimento da Operacao"),
            /** Operação não realizada: it did not take place as the note says. */
            NOT_DONE("210240", "Operacao nao Realizada");

            private final String type;
            private final String description;

            Opinion(String type, String description) {
                this.type = type;
                this.description = description;
            }
        }
    }

    private static void requireProtocol(String field, String protocol) {
        NfeText.digits(field, protocol, 15, 17);
        if (protocol.length() == 16) {
            throw InvalidInput.of("nfe.code-invalid", "field", field, "reason", "length");
        }
    }
}
