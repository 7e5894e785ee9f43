package dev.backoffice.documents.br;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.documents.br.Sheet.Align;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.content.NfeContentClosing;
import dev.backoffice.fiscal.br.nfe.content.NfeContentItem;
import dev.backoffice.fiscal.br.nfe.content.NfeContentTotals;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import java.util.Optional;
import org.joda.money.Money;

/**
 * DANFE NFC-e, what a consumer takes along: a strip as long as what is on it, with the QR code that the note carries ({@code
 * infNFeSupl}). DANFE Simplificado Tipo 2 is the same strip for a note of model 55 that carries a QR code (NT 2026.002). Immutable
 * and thread-safe.
 */
public final class DanfeReceipt {
    private final Printable note;
    private final ReadNfe.Supplement supplement;
    private final RollWidth width;

    private DanfeReceipt(Printable note, ReadNfe.Supplement supplement, RollWidth width) {
        this.note = note;
        this.supplement = supplement;
        this.width = width;
    }

    /**
     * The DANFE NFC-e of a receipt, authorized or issued offline, for paper of 80 mm.
     *
     * @throws InvalidInput {@code danfe.model-wrong} for a note, and what {@code NfeAccessKey.parse} says of a wrong key
     * @throws RuleViolation {@code danfe.not-authorized}, {@code danfe.qr-code-missing}
     */
    public static DanfeReceipt of(ReadNfe note) {
        return new DanfeReceipt(Printable.authorized(note).requireModel("65"), supplement(note), RollWidth.MM_80);
    }

    /**
     * The DANFE Simplificado Tipo 2 of a note of model 55, for paper of 80 mm.
     *
     * @throws InvalidInput {@code danfe.model-wrong} for a receipt, and what {@code NfeAccessKey.parse} says of a wrong key
     * @throws RuleViolation {@code danfe.not-authorized}, {@code danfe.qr-code-missing}
     */
    public static DanfeReceipt simplified(ReadNfe note) {
        return new DanfeReceipt(Printable.authorized(note).requireModel("55"), supplement(note), RollWidth.MM_80);
    }

    private static ReadNfe.Supplement supplement(ReadNfe note) {
        return note.supplement()
                .filter(found -> !found.qrCode().isBlank())
                .orElseThrow(() -> RuleViolation.of("danfe.qr-code-missing"));
    }

    /** For other paper. */
    public DanfeReceipt withWidth(RollWidth other) {
        return new DanfeReceipt(note, supplement, other);
    }

    /** Marked as cancelled, with the protocol of its cancellation. */
    public DanfeReceipt withCancellation(String protocol) {
        return new DanfeReceipt(note.cancelledBy(protocol), supplement, width);
    }

    /** The file. */
    public byte[] pdf() {
        return print().bytes();
    }

    /** The file, its pages, and what its fonts could not show. */
    public Printed print() {
        try (Paper paper = new Paper()) {
            Roll roll = new Roll(paper, width);
            header(roll);
            note.content().items().forEach(item -> item(roll, item));
            totals(roll);
            payments(roll);
            key(roll);
            consumer(roll);
            identity(roll);
            roll.square(Codes.square(supplement.qrCode().strip()));
            closing(roll);
            roll.draw(note.cancellation().map(protocol -> "CANCELADA"));
            return paper.finish(
                    isReceipt() ? "DANFE NFC-e" : "DANFE Simplificado",
                    note.key().value(),
                    note.content().identification().issuedAt());
        }
    }

    private boolean isReceipt() {
        return note.content().identification().model().equals("65");
    }

    private void header(Roll roll) {
        NfeContent.Issuer issuer = note.content().issuer();
        roll.text(Align.CENTER, true, issuer.name());
        roll.text(
                Align.CENTER,
                false,
                "CNPJ: " + Written.taxpayer(issuer.cnpj(), issuer.cpf())
                        + issuer.registration().map(number -> "  IE: " + number).orElse(""));
        NfeContent.Address address = issuer.address();
        roll.text(
                Align.CENTER,
                false,
                Written.street(address) + ", " + address.district() + ", " + address.municipality() + ", "
                        + address.state());
        roll.rule();
        roll.text(
                Align.CENTER,
                true,
                isReceipt()
                        ? "Documento Auxiliar da Nota Fiscal de Consumidor Eletrônica"
                        : "DANFE SIMPLIFICADO - TIPO 2");
        warnings(roll);
        roll.rule();
        roll.pair(true, "CÓDIGO  DESCRIÇÃO", "");
        roll.pair(true, "QTDE UN x VL UNIT R$", "VL TOTAL R$");
    }

    /** Twice on the strip, so that no half of it is shown alone. */
    private void warnings(Roll roll) {
        note.legend().ifPresent(legend -> roll.text(Align.CENTER, true, legend));
        if (note.isTest()) {
            roll.text(Align.CENTER, true, "EMITIDA EM AMBIENTE DE HOMOLOGAÇÃO");
            roll.text(Align.CENTER, true, "SEM VALOR FISCAL");
        }
        note.cancellation().ifPresent(protocol -> roll.text(Align.CENTER, true, "CANCELADA - protocolo " + protocol));
    }

    private static void item(Roll roll, NfeContentItem item) {
        NfeContentItem.Product product = item.product();
        roll.text(Align.LEFT, false, product.code() + "  " + product.description());
        roll.pair(
                false,
                Written.decimal(product.quantity(), 0) + " " + product.unit() + " x "
                        + Written.decimal(product.unitPrice(), 2),
                Written.amount(product.gross()));
        item.information().ifPresent(text -> roll.text(Align.LEFT, false, text));
    }

    private void totals(Roll roll) {
        NfeContentTotals.Icms sum = note.content().totals().icms();
        roll.rule();
        roll.pair(
                false,
                "Qtde. total de itens",
                Integer.toString(note.content().items().size()));
        // Services are no part of vProd.
        Optional<Money> services = note.content().totals().services().flatMap(NfeContentTotals.Services::services);
        roll.pair(
                false,
                "Valor total R$",
                Written.amount(services.map(sum.products()::plus).orElse(sum.products())));
        pair(roll, "Desconto R$", sum.discount());
        pair(roll, "Frete R$", sum.freight());
        pair(roll, "Seguro R$", sum.insurance());
        pair(roll, "Outras despesas R$", sum.other());
        pair(roll, "ICMS ST R$", sum.substitution());
        pair(roll, "IPI R$", sum.ipi());
        roll.pair(true, "Valor a pagar R$", Written.amount(sum.invoice()));
    }

    private static void pair(Roll roll, String name, Money amount) {
        if (amount.isPositive()) {
            roll.pair(false, name, Written.amount(amount));
        }
    }

    private void payments(Roll roll) {
        NfeContentClosing.Payments payments = note.content().payments();
        roll.pair(true, "FORMA PAGAMENTO", "VALOR R$");
        payments.payments()
                .forEach(payment -> roll.pair(false, DanfeTexts.means(payment), Written.amount(payment.amount())));
        roll.pair(false, "Troco R$", Written.amountOrZero(payments.change()));
    }

    private void key(Roll roll) {
        roll.rule();
        roll.text(Align.CENTER, true, "Consulte pela Chave de Acesso em");
        roll.text(Align.CENTER, false, supplement.address());
        roll.text(Align.CENTER, false, Written.groups(note.key().value()));
    }

    private void consumer(Roll roll) {
        roll.rule();
        Optional<NfeContent.Recipient> buyer = note.content().recipient();
        String document = buyer.map(Written::recipient).orElse("");
        if (buyer.isEmpty() || document.isEmpty() && buyer.get().name().isEmpty()) {
            roll.text(Align.CENTER, true, "CONSUMIDOR NÃO IDENTIFICADO");
            return;
        }
        NfeContent.Recipient known = buyer.get();
        String kind = known.cnpj().isPresent() ? "CNPJ" : known.cpf().isPresent() ? "CPF" : "Id. Estrangeiro";
        roll.text(
                Align.CENTER,
                true,
                "CONSUMIDOR - " + kind + " " + document
                        + known.name().map(name -> " - " + name).orElse(""));
        known.address()
                .ifPresent(address -> roll.text(
                        Align.CENTER,
                        false,
                        Written.street(address) + ", " + address.district() + ", " + address.municipality() + ", "
                                + address.state()));
    }

    private void identity(Roll roll) {
        NfeContent.Identification id = note.content().identification();
        roll.rule();
        roll.text(
                Align.CENTER,
                true,
                (isReceipt() ? "NFC-e nº " : "NF-e nº ") + Written.number(id.number()) + " Série " + id.series() + " "
                        + Written.moment(id.issuedAt()));
        note.note().protocol().ifPresent(answer -> {
            roll.text(
                    Align.CENTER,
                    false,
                    "Protocolo de Autorização: " + answer.number().orElse(""));
            roll.text(Align.CENTER, false, "Data de Autorização: " + Written.moment(answer.receivedAt()));
        });
        warnings(roll);
    }

    private void closing(Roll roll) {
        NfeContent content = note.content();
        content.totals()
                .icms()
                .approximate()
                .ifPresent(amount -> roll.text(
                        Align.CENTER,
                        false,
                        "Tributos Totais Incidentes (Lei Federal 12.741/2012): R$ " + Written.amount(amount)));
        content.information().ifPresent(information -> {
            information.authority().ifPresent(text -> roll.text(Align.LEFT, false, text));
            information.text().ifPresent(text -> roll.text(Align.LEFT, false, text));
        });
    }
}
