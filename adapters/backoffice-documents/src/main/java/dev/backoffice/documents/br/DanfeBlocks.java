package dev.backoffice.documents.br;

import dev.backoffice.documents.br.Sheet.Align;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.content.NfeContentClosing;
import dev.backoffice.fiscal.br.nfe.content.NfeContentTotals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** The blocks of a first page between its header and its items: each is a title over lines of fields. */
final class DanfeBlocks {
    /** Where the blocks of the first page begin, under stub and header. */
    static final float AFTER_HEADER = 5f + 20f + 50f;

    /** Where the items of a further page begin. */
    static final float AFTER_SHORT_HEADER = 5f + 50f;

    private static final float LEFT = DanfePages.LEFT;
    private static final float WIDTH = DanfePages.WIDTH;
    private static final float TITLE = 3.2f;
    private static final float LINE = 7f;
    private static final float LOW = 3.4f;
    private static final int VOLUMES = 3;

    /** How many instalments and payments the block holds; what is more goes to the additional data. */
    static final int BILLING = 42;

    private final NfeContent content;
    private final List<Block> blocks = new ArrayList<>();

    DanfeBlocks(Printable note, boolean reform) {
        content = note.content();
        content.recipient().ifPresent(this::recipient);
        content.pickup().ifPresent(place -> place("INFORMAÇÕES DO LOCAL DE RETIRADA", place));
        content.delivery().ifPresent(place -> place("INFORMAÇÕES DO LOCAL DE ENTREGA", place));
        billing();
        taxes();
        if (reform) {
            reform();
        }
        transport();
        blocks.add(new Block("DADOS DOS PRODUTOS / SERVIÇOS", List.of(), List.of()));
    }

    /**
     * A field.
     *
     * @param share its part of the line, in parts of which the line may have any number
     */
    private record Field(float share, String title, String value, Align align) {}

    /**
     * A title over lines of fields, and lines of small texts in columns.
     *
     * @param texts each as wide as a sixth of the page
     */
    private record Block(String title, List<List<Field>> lines, List<String> texts) {
        float height() {
            int rows = (texts.size() + 5) / 6;
            return TITLE + lines.size() * LINE + (rows == 0 ? 0 : rows * LOW + 1f);
        }
    }

    private static Field field(float share, String title, String value) {
        return new Field(share, title, value, Align.LEFT);
    }

    private static Field money(String title, String value) {
        return new Field(1, title, value, Align.RIGHT);
    }

    float height() {
        float sum = 0;
        for (Block block : blocks) {
            sum += block.height();
        }
        return sum;
    }

    float draw(Sheet sheet, float from) {
        float y = from;
        for (Block block : blocks) {
            y = block(sheet, block, y);
        }
        return y;
    }

    private static float block(Sheet sheet, Block block, float from) {
        sheet.title(LEFT, from + 2.4f, WIDTH, block.title());
        float y = from + TITLE;
        for (List<Field> line : block.lines()) {
            float all = 0;
            for (Field field : line) {
                all += field.share();
            }
            float x = LEFT;
            for (Field field : line) {
                float width = WIDTH * field.share() / all;
                sheet.field(x, y, width, LINE, field.title(), field.value(), field.align());
                x += width;
            }
            y += LINE;
        }
        if (!block.texts().isEmpty()) {
            int rows = (block.texts().size() + 5) / 6;
            sheet.box(LEFT, y, WIDTH, rows * LOW + 1f);
            for (int i = 0; i < block.texts().size(); i++) {
                sheet.small(
                        LEFT + 1f + i % 6 * (WIDTH / 6),
                        y + (i / 6 + 1) * LOW - 0.5f,
                        WIDTH / 6 - 2f,
                        block.texts().get(i));
            }
            y += rows * LOW + 1f;
        }
        return y;
    }

    private void recipient(NfeContent.Recipient party) {
        NfeContent.Identification id = content.identification();
        Optional<NfeContent.Address> at = party.address();
        blocks.add(new Block(
                "DESTINATÁRIO / REMETENTE",
                List.of(
                        List.of(
                                field(120, "NOME / RAZÃO SOCIAL", party.name().orElse("")),
                                field(48, "CNPJ / CPF", Written.recipient(party)),
                                field(32, "DATA DA EMISSÃO", Written.day(id.issuedAt()))),
                        List.of(
                                field(98, "ENDEREÇO", at.map(Written::street).orElse("")),
                                field(
                                        48,
                                        "BAIRRO / DISTRITO",
                                        at.map(NfeContent.Address::district).orElse("")),
                                field(
                                        22,
                                        "CEP",
                                        at.map(address -> Written.postalCode(address.postalCode()))
                                                .orElse("")),
                                field(
                                        32,
                                        "DATA DA SAÍDA / ENTRADA",
                                        id.movedAt().map(Written::day).orElse(""))),
                        List.of(
                                field(
                                        78,
                                        "MUNICÍPIO",
                                        at.map(address -> address.municipality()
                                                        + address.country()
                                                                .filter(country -> address.state()
                                                                        .equals("EX"))
                                                                .map(country -> " - " + country)
                                                                .orElse(""))
                                                .orElse("")),
                                field(
                                        12,
                                        "UF",
                                        at.map(NfeContent.Address::state).orElse("")),
                                field(
                                        34,
                                        "FONE / FAX",
                                        at.map(address -> Written.phone(address.phone()))
                                                .orElse("")),
                                field(
                                        44,
                                        "INSCRIÇÃO ESTADUAL",
                                        party.registration().orElse("")),
                                field(
                                        32,
                                        "HORA DA SAÍDA / ENTRADA",
                                        id.movedAt().map(Written::time).orElse("")))),
                List.of()));
    }

    private void place(String title, NfeContent.Place place) {
        NfeContent.Address at = place.address();
        blocks.add(new Block(
                title,
                List.of(
                        List.of(
                                field(110, "NOME / RAZÃO SOCIAL", place.name().orElse("")),
                                field(50, "CNPJ / CPF", Written.taxpayer(place.cnpj(), place.cpf())),
                                field(
                                        40,
                                        "INSCRIÇÃO ESTADUAL",
                                        place.registration().orElse(""))),
                        List.of(
                                field(82, "ENDEREÇO", Written.street(at)),
                                field(36, "BAIRRO / DISTRITO", at.district()),
                                field(22, "CEP", Written.postalCode(at.postalCode())),
                                field(50, "MUNICÍPIO", at.municipality()),
                                field(10, "UF", at.state()))),
                List.of()));
    }

    private void billing() {
        List<String> texts = DanfeTexts.billing(content);
        if (!texts.isEmpty()) {
            blocks.add(new Block(
                    "FATURA / DUPLICATAS / PAGAMENTO", List.of(), texts.subList(0, Math.min(BILLING, texts.size()))));
        }
    }

    private void taxes() {
        NfeContentTotals.Icms sum = content.totals().icms();
        List<List<Field>> lines = new ArrayList<>();
        lines.add(List.of(
                money("BASE DE CÁLC. DO ICMS", Written.amount(sum.base())),
                money("VALOR DO ICMS", Written.amount(sum.amount())),
                money("BASE CÁLC. ICMS ST", Written.amount(sum.substitutionBase())),
                money("VALOR DO ICMS ST", Written.amount(sum.substitution())),
                money("V. IMP. IMPORTAÇÃO", Written.amount(sum.importDuty())),
                money("V. ICMS UF REMET.", Written.amountOrZero(sum.origin())),
                money("VALOR DO FCP", Written.amountOrZero(sum.fcp())),
                money("VALOR DO PIS", Written.amount(sum.pis())),
                money("V. TOTAL PRODUTOS", Written.amount(sum.products()))));
        lines.add(List.of(
                money("VALOR DO FRETE", Written.amount(sum.freight())),
                money("VALOR DO SEGURO", Written.amount(sum.insurance())),
                money("DESCONTO", Written.amount(sum.discount())),
                money("OUTRAS DESPESAS", Written.amount(sum.other())),
                money("VALOR TOTAL DO IPI", Written.amount(sum.ipi())),
                money("V. ICMS UF DEST.", Written.amountOrZero(sum.destination())),
                money("V. APROX. TRIBUTOS", Written.amountOrZero(sum.approximate())),
                money("VALOR DA COFINS", Written.amount(sum.cofins())),
                money("V. TOTAL DA NOTA", Written.amount(sum.invoice()))));
        List<Field> further = new ArrayList<>();
        add(further, "V. ICMS DESONERADO", sum.exempted());
        add(further, "VALOR DO FCP ST", sum.substitutionFcp());
        add(further, "V. FCP ST RETIDO", sum.withheldFcp());
        add(further, "V. FCP UF DEST.", sum.destinationFcp());
        add(further, "V. IPI DEVOLVIDO", sum.returnedIpi());
        add(further, "V. ICMS MONOFÁSICO", sum.quantityAmount());
        add(further, "V. ICMS MONOF. RETENÇÃO", sum.withheldQuantityAmount());
        add(further, "V. ICMS MONOF. RETIDO", sum.quantityBeforeAmount());
        if (!further.isEmpty()) {
            lines.add(further);
        }
        blocks.add(new Block("CÁLCULO DO IMPOSTO", lines, List.of()));
    }

    private static void add(List<Field> fields, String title, Optional<Money> amount) {
        amount.filter(money -> !money.isZero()).ifPresent(money -> fields.add(money(title, Written.amount(money))));
    }

    /** NT 2026.010. */
    private void reform() {
        NfeContentTotals sums = content.totals();
        Optional<NfeContentTotals.IbsCbs> sum = sums.ibsCbs();
        Optional<NfeContentTotals.Ibs> ibs = sum.flatMap(NfeContentTotals.IbsCbs::ibs);
        List<List<Field>> lines = new ArrayList<>();
        lines.add(List.of(
                money("BASE CÁLC. IBS/CBS", Written.amountOrZero(sum.map(NfeContentTotals.IbsCbs::base))),
                money(
                        "VALOR IBS UF",
                        Written.amountOrZero(ibs.map(part -> part.state().amount()))),
                money(
                        "VALOR IBS MUNICÍPIO",
                        Written.amountOrZero(ibs.map(part -> part.municipality().amount()))),
                money("VALOR TOTAL DO IBS", Written.amountOrZero(ibs.map(NfeContentTotals.Ibs::amount))),
                money(
                        "VALOR TOTAL DA CBS",
                        Written.amountOrZero(
                                sum.flatMap(NfeContentTotals.IbsCbs::cbs).map(NfeContentTotals.Cbs::amount))),
                money(
                        "VALOR TOTAL DO IS",
                        Written.amountOrZero(sums.selective().map(NfeContentTotals.Selective::amount))),
                money("V. TOTAL COM IBS/CBS/IS", Written.amount(sums.withReform()))));
        sum.flatMap(NfeContentTotals.IbsCbs::monophase)
                .ifPresent(due -> lines.add(List.of(
                        money("IBS MONOFÁSICO", Written.amountOrZero(due.ibs())),
                        money("CBS MONOFÁSICA", Written.amountOrZero(due.cbs())),
                        money("IBS MONOF. RETENÇÃO", Written.amountOrZero(due.ibsWithheld())),
                        money("CBS MONOF. RETENÇÃO", Written.amountOrZero(due.cbsWithheld())),
                        money("IBS MONOF. RETIDO", Written.amountOrZero(due.ibsBefore())),
                        money("CBS MONOF. RETIDA", Written.amountOrZero(due.cbsBefore())))));
        blocks.add(new Block("CÁLCULO DO IBS / CBS / IS", lines, List.of()));
    }

    private void transport() {
        NfeContentClosing.Transport transport = content.transport();
        Optional<NfeContentClosing.Carrier> carrier = transport.carrier();
        Optional<NfeContentClosing.Vehicle> vehicle = transport.vehicle();
        List<List<Field>> lines = new ArrayList<>();
        lines.add(List.of(
                field(
                        76,
                        "NOME / RAZÃO SOCIAL",
                        carrier.flatMap(NfeContentClosing.Carrier::name).orElse("")),
                field(34, "FRETE POR CONTA", DanfeTexts.freight(transport.mode())),
                field(
                        22,
                        "CÓDIGO ANTT",
                        vehicle.flatMap(NfeContentClosing.Vehicle::registry).orElse("")),
                field(22, "PLACA", vehicle.map(NfeContentClosing.Vehicle::plate).orElse("")),
                field(
                        10,
                        "UF",
                        vehicle.flatMap(NfeContentClosing.Vehicle::state).orElse("")),
                field(
                        36,
                        "CNPJ / CPF",
                        carrier.map(who -> Written.taxpayer(who.cnpj(), who.cpf()))
                                .orElse(""))));
        lines.add(List.of(
                field(
                        92,
                        "ENDEREÇO",
                        carrier.flatMap(NfeContentClosing.Carrier::address).orElse("")),
                field(
                        62,
                        "MUNICÍPIO",
                        carrier.flatMap(NfeContentClosing.Carrier::municipality).orElse("")),
                field(
                        10,
                        "UF",
                        carrier.flatMap(NfeContentClosing.Carrier::state).orElse("")),
                field(
                        36,
                        "INSCRIÇÃO ESTADUAL",
                        carrier.flatMap(NfeContentClosing.Carrier::registration).orElse(""))));
        List<NfeContentClosing.Volume> volumes = transport.volumes();
        if (volumes.isEmpty()) {
            lines.add(volume("", "", "", "", "", ""));
        } else if (volumes.size() > VOLUMES) {
            lines.add(volume(
                    Written.decimal(
                            sum(volumes.stream()
                                    .map(volume -> volume.count()
                                            .filter(text -> text.matches("[0-9]{1,15}"))
                                            .map(BigDecimal::new))
                                    .toList()),
                            0),
                    "DIVERSAS",
                    "DIVERSAS",
                    "",
                    Written.decimal(
                            sum(volumes.stream()
                                    .map(NfeContentClosing.Volume::grossWeight)
                                    .toList()),
                            3),
                    Written.decimal(
                            sum(volumes.stream()
                                    .map(NfeContentClosing.Volume::netWeight)
                                    .toList()),
                            3)));
        } else {
            volumes.forEach(volume -> lines.add(volume(
                    volume.count().orElse(""),
                    volume.kind().orElse(""),
                    volume.mark().orElse(""),
                    volume.numbering().orElse(""),
                    Written.decimal(volume.grossWeight(), 3),
                    Written.decimal(volume.netWeight(), 3))));
        }
        blocks.add(new Block("TRANSPORTADOR / VOLUMES TRANSPORTADOS", lines, List.of()));
    }

    private static BigDecimal sum(List<Optional<BigDecimal>> parts) {
        return parts.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Field> volume(
            String count, String kind, String mark, String numbering, String gross, String net) {
        return List.of(
                field(24, "QUANTIDADE", count),
                field(40, "ESPÉCIE", kind),
                field(40, "MARCA", mark),
                field(40, "NUMERAÇÃO", numbering),
                new Field(28, "PESO BRUTO", gross, Align.RIGHT),
                new Field(28, "PESO LÍQUIDO", net, Align.RIGHT));
    }

    /** How much room the block of services takes over the additional data; none on a note without. */
    float servicesHeight() {
        return content.totals().services().isPresent() ? TITLE + LINE : 0;
    }

    void services(Sheet sheet, float y) {
        content.totals()
                .services()
                .ifPresent(sum -> block(
                        sheet,
                        new Block(
                                "CÁLCULO DO ISSQN",
                                List.of(List.of(
                                        field(
                                                1,
                                                "INSCRIÇÃO MUNICIPAL",
                                                content.issuer()
                                                        .municipalRegistration()
                                                        .orElse("")),
                                        money("VALOR TOTAL DOS SERVIÇOS", Written.amountOrZero(sum.services())),
                                        money("BASE DE CÁLCULO DO ISSQN", Written.amountOrZero(sum.base())),
                                        money("VALOR DO ISSQN", Written.amountOrZero(sum.amount())))),
                                List.of()),
                        y));
    }
}
