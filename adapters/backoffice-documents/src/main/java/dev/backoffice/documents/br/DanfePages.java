package dev.backoffice.documents.br;

import dev.backoffice.documents.br.DanfeItems.Column;
import dev.backoffice.documents.br.Sheet.Align;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.content.NfeContentItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * The pages of a DANFE. What flows over pages (items, and what the box of additional data has no room for) is measured into rows
 * first and dealt out to pages, so that each page knows how many there are.
 */
final class DanfePages {
    static final float LEFT = 5f;
    static final float WIDTH = 200f;
    private static final float BOTTOM = 292f;
    private static final float STEP = 2.5f;
    private static final float SMALL = 6.3f;
    private static final float HEAD = 4f;
    private static final int ADDITIONAL_LINES = 10;
    private static final float ADDITIONAL = 3.4f + ADDITIONAL_LINES * STEP + 2.4f;

    private final Paper paper;
    private final Printable note;
    private final NfeContent content;
    private final boolean reform;
    private final Optional<PDImageXObject> logo;

    DanfePages(Paper paper, Printable note, Optional<Logo> logo, boolean reform) {
        this.paper = paper;
        this.note = note;
        this.content = note.content();
        this.reform = reform;
        this.logo = logo.map(picture -> picture.in(paper.document()));
    }

    /**
     * A piece of what flows.
     *
     * @param item whether the head of the table of items stands over it
     * @param cells lines of each column; empty for a line across the page
     * @param text the line across the page
     * @param last whether a rule is drawn under it
     */
    private record Row(boolean item, List<List<String>> cells, String text, boolean last) {
        float height() {
            int most = cells.stream().mapToInt(List::size).max().orElse(1);
            return most * STEP + (item && !cells.isEmpty() ? 0.8f : 0.3f);
        }
    }

    void draw() {
        List<String> additional = wrapped(DanfeTexts.additional(note), 130f - 2f);
        boolean over = additional.size() > ADDITIONAL_LINES;
        List<Row> flow = new ArrayList<>();
        content.items().forEach(item -> rows(item, flow));
        if (over) {
            int shown = ADDITIONAL_LINES - 1;
            String rest = String.join(" ", additional.subList(shown, additional.size()));
            flow.add(new Row(false, List.of(), "CONTINUAÇÃO DAS INFORMAÇÕES COMPLEMENTARES", false));
            wrapped(List.of(rest), WIDTH - 2f).forEach(line -> flow.add(new Row(false, List.of(), line, false)));
            additional = new ArrayList<>(additional.subList(0, shown));
            additional.add("(continua)");
        }

        DanfeBlocks blocks = new DanfeBlocks(note, reform);
        float first = BOTTOM - ADDITIONAL - blocks.servicesHeight() - (DanfeBlocks.AFTER_HEADER + blocks.height());
        List<List<Row>> pages = deal(flow, first, BOTTOM - DanfeBlocks.AFTER_SHORT_HEADER);
        for (int page = 0; page < pages.size(); page++) {
            Sheet sheet = new Sheet(paper, 210f, 297f);
            note.watermark().ifPresent(text -> sheet.watermark(text, 58f));
            float y = page == 0 ? 5f + stub(sheet, 5f) : 5f;
            y = header(sheet, y, page + 1, pages.size());
            if (page == 0) {
                y = blocks.draw(sheet, y);
                float end = BOTTOM - ADDITIONAL - blocks.servicesHeight();
                table(sheet, pages.get(page), y, end);
                blocks.services(sheet, end);
                additional(sheet, BOTTOM - ADDITIONAL, additional);
            } else {
                table(sheet, pages.get(page), y, BOTTOM);
            }
            sheet.finish();
        }
    }

    private static List<List<Row>> deal(List<Row> flow, float first, float further) {
        List<List<Row>> pages = new ArrayList<>();
        List<Row> page = new ArrayList<>();
        float left = first - HEAD;
        for (Row row : flow) {
            if (row.height() > left && (!page.isEmpty() || pages.isEmpty())) {
                pages.add(page);
                page = new ArrayList<>();
                left = further - HEAD;
            }
            page.add(row);
            left -= row.height();
        }
        pages.add(page);
        return pages;
    }

    private void rows(NfeContentItem item, List<Row> flow) {
        List<String> cells = DanfeItems.cells(item);
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Column column = DanfeItems.COLUMNS.get(i);
            String shown = paper.characters().shown(cells.get(i));
            float width = column.width() - 1.2f;
            // Codes and texts go on under each other; figures are made smaller as long as they can be read, and never
            // cut.
            boolean under = i < 2 || paper.plain().width(shown, Sheet.LEAST) > width;
            wrapped.add(under ? paper.plain().wrap(shown, width, SMALL) : List.of(shown));
        }
        List<String> details = wrapped(DanfeItems.details(item, reform), WIDTH - 22f);
        flow.add(new Row(true, wrapped, "", details.isEmpty()));
        for (int i = 0; i < details.size(); i++) {
            flow.add(new Row(true, List.of(), details.get(i), i == details.size() - 1));
        }
    }

    private List<String> wrapped(List<String> texts, float width) {
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            lines.addAll(paper.plain().wrap(paper.characters().shown(text), width, SMALL));
        }
        return lines;
    }

    private void table(Sheet sheet, List<Row> rows, float from, float to) {
        float y = from;
        if (rows.isEmpty() || rows.get(0).item()) {
            float x = LEFT;
            for (Column column : DanfeItems.COLUMNS) {
                sheet.box(x, y, column.width(), HEAD);
                sheet.text(paper.bold(), 4.8f, Align.CENTER, x + 0.3f, y + 2.7f, column.width() - 0.6f, column.title());
                x += column.width();
            }
            y += HEAD;
        }
        for (Row row : rows) {
            float end = y + row.height();
            if (row.cells().isEmpty()) {
                boolean title = !row.item() && row.text().startsWith("CONTINUAÇÃO DAS");
                sheet.text(
                        title ? paper.bold() : paper.plain(),
                        SMALL,
                        Align.LEFT,
                        LEFT + (row.item() ? 18.6f : 1f),
                        y + 2f,
                        WIDTH - 2f,
                        row.text());
            } else {
                cells(sheet, row, y, end);
            }
            y = end;
            if (row.last()) {
                sheet.line(LEFT, y, LEFT + WIDTH, y);
            }
        }
        sheet.box(LEFT, from, WIDTH, to - from);
    }

    private void cells(Sheet sheet, Row row, float y, float end) {
        float x = LEFT;
        for (int i = 0; i < row.cells().size(); i++) {
            Column column = DanfeItems.COLUMNS.get(i);
            sheet.lines(
                    paper.plain(),
                    SMALL,
                    column.align(),
                    x + 0.6f,
                    y + 2.2f,
                    column.width() - 1.2f,
                    STEP,
                    row.cells().get(i));
            if (i > 0) {
                sheet.line(x, y, x, end);
            }
            x += column.width();
        }
    }

    /** Canhoto: what the one who takes the goods signs and gives back. */
    private float stub(Sheet sheet, float y) {
        NfeContent.Identification id = content.identification();
        String text = "RECEBEMOS DE " + content.issuer().name()
                + " OS PRODUTOS E/OU SERVIÇOS CONSTANTES DA NOTA FISCAL ELETRÔNICA INDICADA AO LADO. EMISSÃO: "
                + Written.day(id.issuedAt()) + " VALOR TOTAL: R$ "
                + Written.amount(content.totals().icms().invoice()) + " DESTINATÁRIO: "
                + content.recipient().flatMap(NfeContent.Recipient::name).orElse("");
        sheet.box(LEFT, y, 165f, 8f);
        sheet.lines(
                paper.plain(),
                6f,
                Align.LEFT,
                LEFT + 0.8f,
                y + 2.6f,
                163.4f,
                2.4f,
                paper.plain().wrap(paper.characters().shown(text), 163f, 6f));
        sheet.field(LEFT, y + 8f, 40f, 8f, "DATA DE RECEBIMENTO", "", Align.LEFT);
        sheet.field(LEFT + 40f, y + 8f, 125f, 8f, "IDENTIFICAÇÃO E ASSINATURA DO RECEBEDOR", "", Align.LEFT);
        sheet.box(LEFT + 165f, y, 35f, 16f);
        sheet.text(paper.bold(), 10f, Align.CENTER, LEFT + 165f, y + 4.6f, 35f, "NF-e");
        sheet.text(paper.bold(), 9f, Align.CENTER, LEFT + 165f, y + 9.4f, 35f, "Nº " + Written.number(id.number()));
        sheet.text(paper.bold(), 9f, Align.CENTER, LEFT + 165f, y + 13.8f, 35f, "SÉRIE " + id.series());
        sheet.dashed(LEFT, LEFT + WIDTH, y + 18f);
        return 20f;
    }

    private float header(Sheet sheet, float y, int page, int pages) {
        issuer(sheet, y);
        NfeContent.Identification id = content.identification();
        float x = LEFT + 80f;
        sheet.box(x, y, 36f, 34f);
        sheet.text(paper.bold(), 13f, Align.CENTER, x, y + 5.2f, 36f, "DANFE");
        sheet.lines(
                paper.plain(),
                6.5f,
                Align.CENTER,
                x + 1f,
                y + 8.4f,
                34f,
                2.6f,
                List.of("Documento Auxiliar da", "Nota Fiscal Eletrônica"));
        sheet.text(paper.plain(), 7f, Align.LEFT, x + 3f, y + 16f, 20f, "0 - ENTRADA");
        sheet.text(paper.plain(), 7f, Align.LEFT, x + 3f, y + 19f, 20f, "1 - SAÍDA");
        sheet.box(x + 26f, y + 13.6f, 6f, 6f);
        sheet.text(paper.bold(), 10f, Align.CENTER, x + 26f, y + 17.8f, 6f, id.direction());
        sheet.text(paper.bold(), 9f, Align.CENTER, x, y + 24f, 36f, "Nº " + Written.number(id.number()));
        sheet.text(paper.bold(), 9f, Align.CENTER, x, y + 28f, 36f, "SÉRIE " + id.series());
        sheet.text(paper.bold(), 8f, Align.CENTER, x, y + 32f, 36f, "FOLHA " + page + "/" + pages);

        float right = LEFT + 116f;
        sheet.box(right, y, 84f, 15f);
        sheet.bars(Codes.bars(note.key().value()), right + 5f, y + 1.5f, 74f, 12f);
        sheet.field(
                right,
                y + 15f,
                84f,
                7.5f,
                "CHAVE DE ACESSO",
                Written.groups(note.key().value()),
                Align.CENTER);
        sheet.box(right, y + 22.5f, 84f, 11.5f);
        Optional<String> contingency = DanfeTexts.contingencyCode(note);
        if (contingency.isPresent()) {
            sheet.bars(Codes.bars(contingency.get()), right + 7f, y + 23.5f, 70f, 9.5f);
        } else {
            sheet.lines(
                    paper.plain(),
                    7.5f,
                    Align.CENTER,
                    right + 1f,
                    y + 26.8f,
                    82f,
                    3f,
                    List.of(
                            "Consulta de autenticidade no portal nacional da NF-e",
                            "www.nfe.fazenda.gov.br/portal ou no site da Sefaz autorizadora"));
        }
        float at = y + 34f;
        sheet.field(LEFT, at, 116f, 7.5f, "NATUREZA DA OPERAÇÃO", id.operation(), Align.LEFT);
        if (contingency.isPresent()) {
            sheet.field(right, at, 84f, 7.5f, "DADOS DA NF-E", Written.groups(contingency.get()), Align.CENTER);
        } else {
            sheet.field(
                    right,
                    at,
                    84f,
                    7.5f,
                    note.emission().equals("4")
                            ? "PROTOCOLO DE AUTORIZAÇÃO DO EPEC"
                            : "PROTOCOLO DE AUTORIZAÇÃO DE USO",
                    DanfeTexts.protocol(note),
                    Align.CENTER);
        }
        at += 7.5f;
        NfeContent.Issuer issuer = content.issuer();
        sheet.field(
                LEFT, at, 58f, 7.5f, "INSCRIÇÃO ESTADUAL", issuer.registration().orElse(""), Align.LEFT);
        sheet.field(
                LEFT + 58f,
                at,
                58f,
                7.5f,
                "INSCRIÇÃO ESTADUAL DO SUBST. TRIBUT.",
                issuer.substituteRegistration().orElse(""),
                Align.LEFT);
        sheet.field(
                right,
                at,
                reform ? 60f : 84f,
                7.5f,
                "CNPJ / CPF",
                Written.taxpayer(issuer.cnpj(), issuer.cpf()),
                Align.LEFT);
        if (reform) {
            sheet.field(right + 60f, at, 24f, 7.5f, "CRT", issuer.regime(), Align.CENTER);
        }
        return at + 7.5f + 1f;
    }

    private void issuer(Sheet sheet, float y) {
        NfeContent.Issuer issuer = content.issuer();
        NfeContent.Address address = issuer.address();
        sheet.box(LEFT, y, 80f, 34f);
        float x = LEFT + 1.5f;
        float width = 77f;
        if (logo.isPresent()) {
            sheet.image(logo.get(), LEFT + 1.5f, y + 4f, 24f, 26f);
            x += 26f;
            width -= 26f;
        }
        sheet.text(paper.plain(), 5f, Align.LEFT, LEFT + 0.7f, y + 2.1f, 60f, "IDENTIFICAÇÃO DO EMITENTE");
        List<String> told = List.of(
                Written.street(address),
                address.district() + " - " + Written.postalCode(address.postalCode()),
                address.municipality() + " - " + address.state(),
                address.phone()
                        .map(phone -> "Fone: " + Written.phone(Optional.of(phone)))
                        .orElse(""));
        // As big as it fits, down to a half.
        float scale = 1f;
        List<String> name = name(issuer, width, scale);
        List<String> lines = address(told, width, scale);
        while (scale > 0.5f && (name.size() * 4f + lines.size() * 3.1f) * scale > 27f) {
            scale -= 0.05f;
            name = name(issuer, width, scale);
            lines = address(told, width, scale);
        }
        float at =
                sheet.lines(paper.bold(), 10f * scale, Align.CENTER, x, y + 3f + 4f * scale, width, 4f * scale, name);
        sheet.lines(paper.plain(), 7.5f * scale, Align.CENTER, x, at + 0.8f * scale, width, 3.1f * scale, lines);
    }

    private List<String> name(NfeContent.Issuer issuer, float width, float scale) {
        return paper.bold().wrap(paper.characters().shown(issuer.name()), width, 10f * scale);
    }

    private List<String> address(List<String> told, float width, float scale) {
        List<String> lines = new ArrayList<>();
        told.forEach(line -> lines.addAll(paper.plain().wrap(paper.characters().shown(line), width, 7.5f * scale)));
        return lines;
    }

    private void additional(Sheet sheet, float y, List<String> lines) {
        sheet.text(paper.bold(), 6f, Align.LEFT, LEFT, y + 2.4f, WIDTH, "DADOS ADICIONAIS");
        float top = y + 3.4f;
        float height = ADDITIONAL - 3.4f;
        sheet.box(LEFT, top, 130f, height);
        sheet.text(paper.plain(), 5f, Align.LEFT, LEFT + 0.7f, top + 1.9f, 100f, "INFORMAÇÕES COMPLEMENTARES");
        sheet.lines(paper.plain(), SMALL, Align.LEFT, LEFT + 1f, top + 4.4f, 128f, STEP, lines);
        sheet.box(LEFT + 130f, top, 70f, height);
        sheet.text(paper.plain(), 5f, Align.LEFT, LEFT + 130.7f, top + 1.9f, 60f, "RESERVADO AO FISCO");
        List<String> legends = new ArrayList<>();
        note.watermark().ifPresent(legends::add);
        note.legend().ifPresent(legends::add);
        note.cancellation().ifPresent(protocol -> legends.add("NF-e CANCELADA - protocolo " + protocol));
        List<String> wrapped = new ArrayList<>();
        legends.forEach(
                text -> wrapped.addAll(paper.bold().wrap(paper.characters().shown(text), 66f, 8f)));
        sheet.lines(paper.bold(), 8f, Align.CENTER, LEFT + 132f, top + 6f, 66f, 3.4f, wrapped);
    }
}
