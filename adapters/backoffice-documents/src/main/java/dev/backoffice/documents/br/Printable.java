package dev.backoffice.documents.br;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import java.util.Optional;
import java.util.Set;

/**
 * A note that may be printed, and what is to be said of its state.
 *
 * @param note what was read
 * @param key its access key, which is valid
 * @param preview without an answer of the authority that would be needed
 * @param cancellation protocol of its cancellation
 * @param contingency what the authority said of its contingency, e.g. the protocol of an EPEC
 */
record Printable(
        ReadNfe note, NfeAccessKey key, boolean preview, Optional<String> cancellation, Optional<String> contingency) {
    /** Authorized, with alert, out of time. */
    private static final Set<String> AUTHORIZED = Set.of("100", "120", "150");

    /** FS-IA, EPEC, FS-DA, offline: the document leaves before the authority has answered. */
    private static final Set<String> BEFORE_ANSWER = Set.of("2", "4", "5", "9");

    static Printable authorized(ReadNfe note) {
        Printable printable = preview(note);
        if (printable.isFinal()) {
            return new Printable(note, printable.key(), false, Optional.empty(), Optional.empty());
        }
        throw RuleViolation.of(
                "danfe.not-authorized",
                "status",
                note.protocol().map(ReadNfe.Protocol::status).orElse(""));
    }

    static Printable preview(ReadNfe note) {
        return new Printable(note, NfeAccessKey.parse(note.accessKey()), true, Optional.empty(), Optional.empty());
    }

    private boolean isFinal() {
        return note.protocol()
                .map(answer -> AUTHORIZED.contains(answer.status()))
                .orElseGet(() ->
                        BEFORE_ANSWER.contains(emission()) && note.digest().isPresent());
    }

    Printable requireModel(String model) {
        if (!content().identification().model().equals(model)) {
            throw InvalidInput.of(
                    "danfe.model-wrong", "model", content().identification().model(), "wanted", model);
        }
        return this;
    }

    Printable cancelledBy(String protocol) {
        return new Printable(note, key, preview, Optional.of(protocol), contingency);
    }

    Printable contingencyBy(String told) {
        return new Printable(note, key, preview, cancellation, Optional.of(told));
    }

    NfeContent content() {
        return note.content();
    }

    String emission() {
        return content().identification().emission();
    }

    boolean isTest() {
        return !content().identification().environment().equals("1");
    }

    /** What stands across the page; empty on a valid document. */
    Optional<String> watermark() {
        if (isTest()) {
            return Optional.of("SEM VALOR FISCAL");
        }
        if (preview) {
            return Optional.of("PRÉVIA SEM VALOR");
        }
        return cancellation.map(protocol -> "CANCELADA");
    }

    /** Protocol and moment, of an authorized note. */
    String protocol() {
        return note.protocol()
                .map(answer -> answer.number().orElse("") + " " + Written.moment(answer.receivedAt()))
                .orElse("");
    }

    /** What the manual has a document say that leaves in contingency; empty in normal emission. */
    Optional<String> legend() {
        return switch (emission()) {
            case "2", "5" -> Optional.of("DANFE em contingência - impresso em decorrência de problemas técnicos");
            case "4" ->
                Optional.of("DANFE impresso em contingência - EPEC regularmente recebido pela Secretaria da Fazenda");
            case "6", "7" -> Optional.of("NF-e autorizada em contingência pela SEFAZ Virtual (SVC)");
            case "9" ->
                note.protocol().isPresent()
                        ? Optional.empty()
                        : Optional.of("EMITIDA EM CONTINGÊNCIA - Pendente de autorização");
            default -> Optional.empty();
        };
    }
}
