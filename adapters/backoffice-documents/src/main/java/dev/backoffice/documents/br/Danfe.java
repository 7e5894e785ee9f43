package dev.backoffice.documents.br;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import java.time.LocalDate;
import java.util.Optional;

/**
 * DANFE, the paper that goes with the goods of an NF-e (model 55): A4 upright, by the manual of the taxpayer (MOC 7, annex II),
 * on as many pages as its items and its text need. From 01/12/2026 it has the block of IBS, CBS and IS, the regime of the issuer
 * and class and bases of each item (NT 2026.010). Immutable and thread-safe.
 *
 * <pre>{@code
 * byte[] pdf = Danfe.of(NfeReader.standard().readOne(xml)).withLogo(logo).pdf();
 * }</pre>
 */
public final class Danfe {
    /** The day of emission from which the block of IBS, CBS and IS is printed (NT 2026.010). */
    public static final LocalDate REFORM = LocalDate.of(2026, 12, 1);

    private final Printable note;
    private final Optional<Logo> logo;
    private final LocalDate reform;

    private Danfe(Printable note, Optional<Logo> logo, LocalDate reform) {
        this.note = note;
        this.logo = logo;
        this.reform = reform;
    }

    /**
     * The DANFE of a note that may be handed over: authorized, or issued in a contingency whose paper leaves before the answer.
     *
     * @throws InvalidInput {@code danfe.model-wrong} for a receipt, and what {@code NfeAccessKey.parse} says of a wrong key
     * @throws dev.backoffice.core.error.RuleViolation {@code danfe.not-authorized}
     */
    public static Danfe of(ReadNfe note) {
        return new Danfe(Printable.authorized(note).requireModel("55"), Optional.empty(), REFORM);
    }

    /**
     * To look at before it is sent: it says across each page that it is not valid.
     *
     * @throws InvalidInput as {@link #of}
     */
    public static Danfe preview(ReadNfe note) {
        return new Danfe(Printable.preview(note).requireModel("55"), Optional.empty(), REFORM);
    }

    /** With the picture of the issuer. */
    public Danfe withLogo(Logo picture) {
        return new Danfe(note, Optional.of(picture), reform);
    }

    /** Marked as cancelled, with the protocol of its cancellation. */
    public Danfe withCancellation(String protocol) {
        return new Danfe(note.cancelledBy(protocol), logo, reform);
    }

    /** With what the authority said of a contingency: of an EPEC, its protocol and moment. */
    public Danfe withContingency(String told) {
        return new Danfe(note.contingencyBy(told), logo, reform);
    }

    /** With the block of IBS, CBS and IS from another day of emission on. */
    public Danfe withReformFrom(LocalDate day) {
        return new Danfe(note, logo, day);
    }

    /** The file. */
    public byte[] pdf() {
        return print().bytes();
    }

    /** The file, its pages, and what its fonts could not show. */
    public Printed print() {
        try (Paper paper = new Paper()) {
            boolean reformed =
                    !note.content().identification().issuedAt().toLocalDate().isBefore(reform);
            new DanfePages(paper, note, logo, reformed).draw();
            return paper.finish(
                    "DANFE", note.key().value(), note.content().identification().issuedAt());
        }
    }
}
