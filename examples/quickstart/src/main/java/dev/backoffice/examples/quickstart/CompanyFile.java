package dev.backoffice.examples.quickstart;

import static dev.backoffice.examples.quickstart.Column.needed;
import static dev.backoffice.examples.quickstart.Column.optional;

import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Partial;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.organization.RegimePeriod;
import dev.backoffice.core.organization.WorkTerms;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the company file: one row for each establishment, the main one first. */
final class CompanyFile {
    private static final String CUT_OFF = "14:00";
    private static final String HANDLING_DAYS = "1";
    private static final Form TEXT = Form.text(120);

    /** Code of the regime (CRT) by its name. */
    private static final Map<String, Set<String>> CODES_OF_REGIME = Map.of(
            "simples_nacional", Set.of("1", "2"),
            "mei", Set.of("4"),
            "lucro_presumido", Set.of("3"),
            "lucro_real", Set.of("3"));

    static final List<Column> COLUMNS = List.of(
            needed("site", Form.SITE),
            needed("cnpj", Form.CNPJ),
            needed("ie", (row, text) -> Form.stateRegistration(Form.state(row.get("uf")), text)),
            needed("name", TEXT),
            optional("trade_name", TEXT),
            needed("crt", Form.whole(1, 4)),
            optional("regime", CompanyFile::regime),
            needed("series", Form.whole(0, 889)),
            needed("next_number", Form.whole(1, 999_999_999)),
            needed("street", TEXT),
            needed("number", Form.text(60)),
            optional("complement", TEXT),
            needed("district", TEXT),
            needed("city", TEXT),
            needed("city_ibge", Form.cityOf(row -> row.get("uf"))),
            needed("uf", Form.STATE),
            needed("cep", Form.CEP),
            optional("phone", Form.PHONE),
            optional("time_zone", (row, text) -> zone(text)),
            optional("cut_off", Form.matching("([01][0-9]|2[0-3]):[0-5][0-9]", "14:00")),
            optional("handling_days", Form.whole(0, 60)));

    private CompanyFile() {}

    /** The company, when every row is right; without a company there is nothing to do. */
    static Partial<Optional<Company>> read(Path path) throws UnreadableFile {
        List<CsvRow> rows = new ArrayList<>();
        List<Failure> wrong = new ArrayList<>();
        for (CsvRow row : new CsvFile(path, Column.needed(COLUMNS)).rows()) {
            rows.add(row.read(COLUMNS, wrong));
        }
        if (rows.isEmpty()) {
            throw new UnreadableFile(path + ": there is no establishment in it");
        }
        checkSites(rows, wrong);
        if (wrong.isEmpty()) {
            checkOneCompany(rows, wrong);
        }
        return new Partial<>(
                wrong.isEmpty()
                        ? Optional.of(new Company(
                                rows.stream().map(CompanyFile::establishment).toList()))
                        : Optional.empty(),
                wrong);
    }

    private static void checkSites(List<CsvRow> rows, List<Failure> wrong) {
        Map<String, Long> lines = new LinkedHashMap<>();
        for (CsvRow row : rows) {
            Long before = lines.putIfAbsent(row.get("site"), row.line());
            if (before != null && row.has("site")) {
                wrong.add(Failure.of(row.line(), "site", "file.site-twice", "line", Long.toString(before)));
            }
        }
    }

    /** All establishments of a company share the root of their numbers; another root is another company, with other books. */
    private static void checkOneCompany(List<CsvRow> rows, List<Failure> wrong) {
        CsvRow main = rows.get(0);
        Cnpj number = Cnpj.of(main.get("cnpj"));
        rows.stream()
                .filter(row -> !number.sameCompany(Cnpj.of(row.get("cnpj"))))
                .forEach(row -> wrong.add(
                        Failure.of(row.line(), "cnpj", "file.other-company", "line", Long.toString(main.line()))));
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
                                row.get("cep"),
                                "BR"),
                        row.has("time_zone") ? ZoneId.of(row.get("time_zone")) : uf.zone(),
                        registrations(row))
                .regimes(List.of(regime(row)))
                .work(work(row));
    }

    private static Map<String, String> registrations(CsvRow row) {
        Map<String, String> known = new TreeMap<>(Map.of(
                "cnpj", row.get("cnpj"),
                "ie", row.get("ie"),
                "crt", row.get("crt"),
                "nfe.series", row.get("series"),
                "nfe.next-number", row.get("next_number")));
        row.find("phone").ifPresent(number -> known.put("phone", number));
        return known;
    }

    /** The file knows only the regime of today: it is that of every day the shop's orders are of. */
    private static RegimePeriod regime(CsvRow row) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("crt", row.get("crt"));
        row.find("regime").ifPresent(name -> facts.put("regime", name));
        return new RegimePeriod(LocalDate.EPOCH, facts);
    }

    /** By the calendars of its city; {@value #CUT_OFF} and {@value #HANDLING_DAYS} day when the file does not say. */
    private static WorkTerms work(CsvRow row) {
        String city = row.get("city_ibge");
        return WorkTerms.of(
                        LocalTime.parse(row.find("cut_off").orElse(CUT_OFF)),
                        Integer.parseInt(row.find("handling_days").orElse(HANDLING_DAYS)),
                        BrazilianCalendars.NATIONAL + "-" + city)
                .banking(BrazilianCalendars.BANKING + "-" + city);
    }

    private static String regime(CsvRow row, String text) {
        Set<String> codes = CODES_OF_REGIME.get(text);
        if (codes == null) {
            throw InvalidInput.of(
                    "file.choice",
                    "allowed",
                    CODES_OF_REGIME.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        if (!codes.contains(row.get("crt"))) {
            throw InvalidInput.of("file.regime", "regime", text, "crt", row.get("crt"));
        }
        return text;
    }

    private static String zone(String text) {
        try {
            return ZoneId.of(text).getId();
        } catch (DateTimeException unknown) {
            throw InvalidInput.of("file.time-zone");
        }
    }
}
