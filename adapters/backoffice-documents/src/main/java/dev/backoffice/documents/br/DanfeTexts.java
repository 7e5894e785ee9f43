package dev.backoffice.documents.br;

import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.content.NfeContentClosing;
import dev.backoffice.fiscal.br.nfe.content.NfeContentTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/** Sentences and codes of a DANFE. */
final class DanfeTexts {
    private DanfeTexts() {}

    /** Informações complementares: what the note says, then what has no box of its own. */
    static List<String> additional(Printable note) {
        NfeContent content = note.content();
        List<String> told = new ArrayList<>();
        content.information().ifPresent(information -> {
            information.authority().ifPresent(text -> told.add("Inf. fisco: " + text));
            information.text().ifPresent(told::add);
            information.issuerNotes().forEach(each -> told.add(each.field() + ": " + each.text()));
            information.authorityNotes().forEach(each -> told.add(each.field() + ": " + each.text()));
            information.processes().forEach(process -> told.add("Processo " + process.number()));
        });
        content.totals()
                .icms()
                .approximate()
                .ifPresent(amount ->
                        told.add("Valor aproximado dos tributos: R$ " + Written.amount(amount) + " (Lei 12.741/2012)"));
        content.identification().references().forEach(reference -> reference(reference, told));
        content.identification()
                .contingencySince()
                .ifPresent(since -> told.add("Contingência desde " + Written.moment(since) + ": "
                        + content.identification().contingencyReason().orElse("")));
        List<String> billing = billing(content);
        if (billing.size() > DanfeBlocks.BILLING) {
            told.add("Duplicatas (continuação): "
                    + String.join("; ", billing.subList(DanfeBlocks.BILLING, billing.size())));
        }
        content.purchase().ifPresent(purchase -> {
            purchase.commitment().ifPresent(text -> told.add("Empenho: " + text));
            purchase.order().ifPresent(text -> told.add("Pedido: " + text));
            purchase.contract().ifPresent(text -> told.add("Contrato: " + text));
        });
        content.export()
                .ifPresent(export -> told.add("Exportação: " + export.place() + "/" + export.state()
                        + export.dispatchPlace()
                                .map(place -> " despacho " + place)
                                .orElse("")));
        content.intermediary().ifPresent(seller -> told.add("Intermediador: " + Written.cnpj(seller.cnpj())));
        content.transport().trailers().forEach(trailer -> told.add("Reboque: " + trailer.plate()));
        content.transport()
                .volumes()
                .forEach(volume -> volume.seals().forEach(seal -> told.add("Lacre: " + seal.number())));
        content.transport()
                .withheld()
                .ifPresent(tax -> told.add("ICMS do transporte retido: BC " + Written.amount(tax.base()) + " "
                        + Written.decimal(tax.rate(), 2) + "% " + Written.amount(tax.amount())));
        content.totals().withholding().ifPresent(tax -> withheld(tax, told));
        content.recipient().flatMap(NfeContent.Recipient::suframa).ifPresent(number -> told.add("SUFRAMA: " + number));
        content.recipient()
                .flatMap(NfeContent.Recipient::email)
                .ifPresent(address -> told.add("E-mail do destinatário: " + address));
        return told;
    }

    private static void reference(NfeContent.Reference reference, List<String> told) {
        reference.note().ifPresent(key -> told.add("NF-e referenciada: " + key));
        reference.maskedNote().ifPresent(key -> told.add("NF-e referenciada: " + key));
        reference.freight().ifPresent(key -> told.add("CT-e referenciado: " + key));
        reference
                .paper()
                .ifPresent(paper -> told.add("NF referenciada: " + paper.number() + " série " + paper.series() + " "
                        + Written.cnpj(paper.cnpj()) + " " + paper.month()));
        reference
                .farmer()
                .ifPresent(paper -> told.add("NF de produtor referenciada: " + paper.number() + " série "
                        + paper.series() + " " + Written.taxpayer(paper.cnpj(), paper.cpf())));
        reference
                .coupon()
                .ifPresent(
                        coupon -> told.add("Cupom referenciado: ECF " + coupon.printer() + " COO " + coupon.number()));
    }

    private static void withheld(NfeContentTotals.Withholding tax, List<String> told) {
        List<String> parts = new ArrayList<>();
        tax.pis().ifPresent(amount -> parts.add("PIS " + Written.amount(amount)));
        tax.cofins().ifPresent(amount -> parts.add("COFINS " + Written.amount(amount)));
        tax.csll().ifPresent(amount -> parts.add("CSLL " + Written.amount(amount)));
        tax.incomeTax().ifPresent(amount -> parts.add("IRRF " + Written.amount(amount)));
        tax.socialSecurity().ifPresent(amount -> parts.add("Previdência " + Written.amount(amount)));
        told.add("Retenções: " + String.join(", ", parts));
    }

    /** Fatura, duplicatas and payments, each in a few words. */
    static List<String> billing(NfeContent content) {
        List<String> texts = new ArrayList<>();
        content.billing().ifPresent(billing -> {
            billing.invoice().ifPresent(invoice -> {
                invoice.number().ifPresent(number -> texts.add("Fatura " + number));
                invoice.original().ifPresent(amount -> texts.add("Orig. R$ " + Written.amount(amount)));
                invoice.discount().ifPresent(amount -> texts.add("Desc. R$ " + Written.amount(amount)));
                invoice.net().ifPresent(amount -> texts.add("Líq. R$ " + Written.amount(amount)));
            });
            billing.instalments()
                    .forEach(part -> texts.add(part.number()
                                    .map(number -> number + "  ")
                                    .orElse("")
                            + part.due().map(due -> Written.day(due) + "  ").orElse("") + "R$ "
                            + Written.amount(part.amount())));
        });
        content.payments()
                .payments()
                .forEach(payment -> texts.add(means(payment) + " R$ " + Written.amount(payment.amount())));
        return texts;
    }

    /** What stands in the box of the protocol. */
    static String protocol(Printable note) {
        if (note.emission().equals("4") && note.note().protocol().isEmpty()) {
            return note.contingency().orElse("");
        }
        String answered = note.protocol();
        return answered.isEmpty() && note.preview() ? "NÃO AUTORIZADA" : answered;
    }

    /**
     * The 36 digits of the second bar code, of a form of security (tpEmis 2 and 5) that the authority has not answered yet: state,
     * form, recipient, total, whether there is own ICMS and ICMS by substitution (1 yes, 2 no), day, check digit (MOC 7, annex II).
     */
    static Optional<String> contingencyCode(Printable note) {
        if (!note.emission().equals("2") && !note.emission().equals("5")
                || note.note().protocol().isPresent()) {
            return Optional.empty();
        }
        NfeContent content = note.content();
        NfeContentTotals.Icms totals = content.totals().icms();
        String recipient = content.recipient()
                .flatMap(party -> party.cnpj().or(party::cpf))
                .orElse("");
        String total =
                totals.invoice().getAmount().movePointRight(2).setScale(0).toPlainString();
        String first = content.identification().state()
                + note.emission()
                + zeros(recipient, 14)
                + zeros(total, 14)
                + yes(totals.amount())
                + yes(totals.substitution())
                + String.format(
                        Locale.ROOT, "%02d", content.identification().issuedAt().getDayOfMonth());
        return Optional.of(first + checkDigit(first));
    }

    private static String zeros(String text, int length) {
        return "0".repeat(Math.max(0, length - text.length())) + text;
    }

    private static String yes(Money amount) {
        return amount.isPositive() ? "1" : "2";
    }

    /** Modulo 11 with weights 2 to 9 from the right; letters count as in the access key. */
    static int checkDigit(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += (text.charAt(text.length() - 1 - i) - '0') * (2 + i % 8);
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    /** Who pays the freight, as the manual writes it. */
    static String freight(String mode) {
        return switch (mode) {
            case "0" -> "0-Emitente (CIF)";
            case "1" -> "1-Destinatário (FOB)";
            case "2" -> "2-Terceiros";
            case "3" -> "3-Próprio emitente";
            case "4" -> "4-Próprio destinatário";
            case "9" -> "9-Sem frete";
            default -> mode;
        };
    }

    /** Means of payment, table of NT 2020.006 and later ones. */
    static String means(NfeContentClosing.Payment payment) {
        return payment.description().orElseGet(() -> switch (payment.method()) {
            case "01" -> "Dinheiro";
            case "02" -> "Cheque";
            case "03" -> "Cartão de Crédito";
            case "04" -> "Cartão de Débito";
            case "05" -> "Crédito Loja";
            case "10" -> "Vale Alimentação";
            case "11" -> "Vale Refeição";
            case "12" -> "Vale Presente";
            case "13" -> "Vale Combustível";
            case "14" -> "Duplicata Mercantil";
            case "15" -> "Boleto Bancário";
            case "16" -> "Depósito Bancário";
            case "17" -> "PIX Dinâmico";
            case "18" -> "Transferência";
            case "19" -> "Fidelidade / Cashback";
            case "20" -> "PIX Estático";
            case "21" -> "Crédito em Loja";
            case "22" -> "Pagamento Eletrônico";
            case "90" -> "Sem Pagamento";
            case "91" -> "Pagamento Posterior";
            default -> "Outros (" + payment.method() + ")";
        });
    }
}
