package dev.backoffice.documents.br;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.documents.br.Sheet.Align;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * DANFE Simplificado – Etiqueta (NT 2020.004 v1.10): a label of 10 × 15 cm that is glued on the parcel, for sales to final
 * consumers from a distance. It says no amount. As PDF, and as ZPL for label printers of 203 dots per inch. Immutable and
 * thread-safe.
 */
public final class DanfeLabel {
    private static final float WIDTH = 100f;
    private static final float HEIGHT = 150f;
    private static final float MARGIN = 4f;
    private static final float INNER = WIDTH - 2 * MARGIN;

    private final Printable note;

    private DanfeLabel(Printable note) {
        this.note = note;
    }

    /**
     * The label of a note that may be handed over.
     *
     * @throws InvalidInput {@code danfe.model-wrong} for a receipt, and what {@code NfeAccessKey.parse} says of a wrong key
     * @throws dev.backoffice.core.error.RuleViolation {@code danfe.not-authorized}
     */
    public static DanfeLabel of(ReadNfe note) {
        return new DanfeLabel(Printable.authorized(note).requireModel("55"));
    }

    /** With what the authority said of a contingency: of an EPEC, its protocol and moment. */
    public DanfeLabel withContingency(String told) {
        return new DanfeLabel(note.contingencyBy(told));
    }

    /**
     * A part of the label, in millimetres.
     *
     * @param size of the letters in points; zero for a rule across the label
     * @param y where the text stands, or where the rule is
     */
    private record Part(float y, float size, boolean bold, Align align, String text) {}

    private static final float BARS_AT = 13f;
    private static final float BARS_HEIGHT = 20f;

    /** What is on it beside the bar code, from top to bottom. */
    private List<Part> parts(Face bold, Characters characters) {
        NfeContent content = note.content();
        NfeContent.Identification id = content.identification();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(9f, 12f, true, Align.CENTER, "DANFE SIMPLIFICADO - ETIQUETA"));
        parts.add(new Part(39f, 7f, true, Align.LEFT, "CHAVE DE ACESSO"));
        parts.add(
                new Part(43f, 9f, false, Align.CENTER, Written.groups(note.key().value())));
        parts.add(new Part(
                48.5f,
                7f,
                true,
                Align.LEFT,
                note.emission().equals("4") && note.note().protocol().isEmpty()
                        ? "PROTOCOLO DE AUTORIZAÇÃO DO EPEC"
                        : "PROTOCOLO DE AUTORIZAÇÃO DE USO"));
        parts.add(new Part(53f, 10f, false, Align.LEFT, DanfeTexts.protocol(note)));
        float y = 56f;
        NfeContent.Issuer issuer = content.issuer();
        y = party(
                parts,
                y,
                "EMITENTE",
                bold.wrap(characters.shown(issuer.name()), INNER, 10f),
                (issuer.cnpj().isPresent() ? "CNPJ: " : "CPF: ") + Written.taxpayer(issuer.cnpj(), issuer.cpf()),
                issuer.registration(),
                issuer.address().state());
        parts.add(new Part(y, 0, false, Align.LEFT, ""));
        parts.add(new Part(y + 4.5f, 7f, true, Align.LEFT, "DADOS DA NF-E"));
        parts.add(new Part(
                y + 9.5f,
                10f,
                false,
                Align.LEFT,
                "TIPO DE OPERAÇÃO: " + (id.direction().equals("0") ? "0 - ENTRADA" : "1 - SAÍDA")));
        parts.add(new Part(
                y + 14.5f,
                10f,
                false,
                Align.LEFT,
                "SÉRIE: " + id.series() + "   NÚMERO: " + Written.number(id.number())));
        parts.add(new Part(y + 19.5f, 10f, false, Align.LEFT, "DATA DE EMISSÃO: " + Written.day(id.issuedAt())));
        y += 22.5f;
        Optional<NfeContent.Recipient> recipient = content.recipient();
        y = party(
                parts,
                y,
                "DESTINATÁRIO",
                bold.wrap(
                        characters.shown(
                                recipient.flatMap(NfeContent.Recipient::name).orElse("")),
                        INNER,
                        10f),
                "CNPJ / CPF: " + recipient.map(Written::recipient).orElse(""),
                recipient.flatMap(NfeContent.Recipient::registration),
                recipient
                        .flatMap(NfeContent.Recipient::address)
                        .map(NfeContent.Address::state)
                        .orElse(""));
        parts.add(new Part(y, 0, false, Align.LEFT, ""));
        List<String> legends = new ArrayList<>();
        note.watermark().ifPresent(legends::add);
        note.legend().ifPresent(legends::add);
        for (String legend : legends) {
            for (String line : bold.wrap(characters.shown(legend), INNER, 11f)) {
                y += 5f;
                parts.add(new Part(y, 11f, true, Align.CENTER, line));
            }
        }
        return parts;
    }

    private static float party(
            List<Part> parts,
            float from,
            String title,
            List<String> name,
            String document,
            Optional<String> registration,
            String state) {
        parts.add(new Part(from, 0, false, Align.LEFT, ""));
        parts.add(new Part(from + 4.5f, 7f, true, Align.LEFT, title));
        float y = from + 4.5f;
        for (String line : name) {
            y += 5f;
            parts.add(new Part(y, 10f, true, Align.LEFT, line));
        }
        parts.add(new Part(y + 5f, 10f, false, Align.LEFT, document + "   UF: " + state));
        if (registration.isPresent()) {
            y += 5f;
            parts.add(new Part(y + 5f, 10f, false, Align.LEFT, "IE: " + registration.get()));
        }
        return y + 8f;
    }

    /** The label as PDF. */
    public byte[] pdf() {
        return print().bytes();
    }

    /** The label as PDF, and what its fonts could not show. */
    public Printed print() {
        try (Paper paper = new Paper()) {
            Sheet sheet = new Sheet(paper, WIDTH, HEIGHT);
            sheet.box(2f, 2f, WIDTH - 4f, HEIGHT - 4f);
            boolean[] bars = Codes.bars(note.key().value());
            float width = Math.min(INNER - 3f, bars.length * 0.3f);
            sheet.bars(bars, (WIDTH - width) / 2, BARS_AT, width, BARS_HEIGHT);
            for (Part part : parts(paper.bold(), paper.characters())) {
                if (part.size() == 0) {
                    sheet.line(2f, part.y(), WIDTH - 2f, part.y());
                } else {
                    sheet.text(
                            part.bold() ? paper.bold() : paper.plain(),
                            part.size(),
                            part.align(),
                            MARGIN,
                            part.y(),
                            INNER,
                            part.text());
                }
            }
            sheet.finish();
            return paper.finish(
                    "DANFE Simplificado",
                    note.key().value(),
                    note.content().identification().issuedAt());
        }
    }

    /** The label as ZPL II, in UTF-8, for 203 dots per inch. */
    public byte[] zpl() {
        Zpl zpl = new Zpl(WIDTH, HEIGHT);
        zpl.box(2f, 2f, WIDTH - 4f, HEIGHT - 4f);
        zpl.bars(note.key().value(), WIDTH, BARS_AT, BARS_HEIGHT);
        try (Paper measure = new Paper()) {
            for (Part part : parts(measure.bold(), measure.characters())) {
                if (part.size() == 0) {
                    zpl.line(2f, part.y(), WIDTH - 4f);
                } else {
                    zpl.text(part.size(), part.align(), MARGIN, part.y(), INNER, part.text());
                }
            }
        }
        return zpl.finish().getBytes(StandardCharsets.UTF_8);
    }
}
