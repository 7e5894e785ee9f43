package dev.backoffice.examples.quickstart;

import static dev.backoffice.examples.quickstart.Column.needed;
import static dev.backoffice.examples.quickstart.Column.optional;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Partial;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the company file: one row for each establishment, the main one first. */
final class CompanyFile {
    private static final Form TEXT = Form.text(120);
    private static final List<Column> COLUMNS = List.of(
            needed("site", Form.matching("[A-Z0-9][A-Z0-9-]{0,19}", "SP1")),
            needed("cnpj", Form.CNPJ),
            needed("ie", (row, text) -> StateRegistration.of(Uf.parse(row.get("uf")), text)),
            needed("name", TEXT),
            optional("trade_name", TEXT),
            needed("crt", Form.whole(1, 4)),
            optional("regime", TEXT),
            needed("series", Form.whole(0, 889)),
            needed("next_number", Form.whole(1, 999_999_999)),
            needed("street", TEXT),
            needed("number", Form.text(60)),
            optional("complement", TEXT),
            needed("district", TEXT),
            needed("city", TEXT),
            needed("city_ibge", (row, text) -> city(row, text)),
            needed("uf", Form.STATE),
            needed("cep", Form.CEP),
            optional("phone", Form.matching("\\+?[0-9 ()-]{6,20}", "+551130000000")),
            optional("time_zone", (row, text) -> zone(text)),
            optional("cut_off", Form.matching("([01][0-9]|2[0-3]):[0-5][0-9]", "14:00")),
            optional("handling_days", Form.whole(0, 60)));

    private CompanyFile() {}

    /** The company, when every row is right; without a company there is nothing to do. */
    static Partial<Optional<Company>> read(Path path) throws UnreadableFile {
        CsvFile file = new CsvFile(
                path, COLUMNS.stream().filter(Column::needed).map(Column::name).toList());
        List<Failure> wrong = new ArrayList<>();
        Map<String, Long> lines = new LinkedHashMap<>();
        List<CsvRow> rows = file.rows();
        if (rows.isEmpty()) {
            throw new UnreadableFile(path + ": there is no establishment in it");
        }
        for (CsvRow row : rows) {
            COLUMNS.forEach(column -> column.check(row).ifPresent(wrong::add));
            Long before = lines.putIfAbsent(row.get("site"), row.line());
            if (before != null && row.has("site")) {
                wrong.add(Failure.of(row.line(), "site", "file.site-twice", "line", Long.toString(before)));
            }
        }
        return new Partial<>(
                wrong.isEmpty()
                        ? Optional.of(new Company(
                                rows.stream().map(CompanyFile::establishment).toList()))
                        : Optional.empty(),
                wrong);
    }

    private static Establishment establishment(CsvRow row) {
        Uf uf = Uf.parse(row.get("uf"));
        return new Establishment(
                row.get("site"),
                row.get("name"),
                row.get("trade_name"),
                new PostalAddress(
                        row.get("street"),
                        row.get("number"),
                        row.get("complement"),
                        row.get("district"),
                        row.get("city"),
                        row.get("city_ibge"),
                        uf.name(),
                        Cep.parse(row.get("cep")).digits(),
                        "BR"),
                row.has("time_zone") ? ZoneId.of(row.get("time_zone")) : uf.zone(),
                Map.of(
                        "cnpj", Cnpj.parse(row.get("cnpj")).value(),
                        "ie", StateRegistration.of(uf, row.get("ie")).number(),
                        "crt", row.get("crt"),
                        "nfe.series", row.get("series"),
                        "nfe.next-number", row.get("next_number")));
    }

    private static void city(CsvRow row, String text) {
        String uf = MunicipalityCode.parse(text).uf().name();
        if (!uf.equals(row.get("uf"))) {
            throw InvalidInput.of("file.city-of-other-state", "uf", uf, "state", row.get("uf"));
        }
    }

    private static void zone(String text) {
        try {
            ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw InvalidInput.of("file.time-zone");
        }
    }
}
