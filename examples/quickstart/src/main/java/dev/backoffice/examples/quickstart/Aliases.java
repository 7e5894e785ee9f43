package dev.backoffice.examples.quickstart;

import dev.backoffice.core.br.Municipality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How another system calls the columns of the orders file and what it writes into them, read from a file of four columns:
 *
 * <table>
 * <caption>Rows of an alias file</caption>
 * <tr><th>column</th><th>header</th><th>value</th><th>means</th><th>says</th></tr>
 * <tr><td>ship_cep</td><td>Código postal</td><td></td><td></td><td>what the export calls the column</td></tr>
 * <tr><td>ship_number</td><td>Número</td><td></td><td>S/N</td><td>and what an empty cell means</td></tr>
 * <tr><td>payment1_status</td><td></td><td>Confirmado</td><td>paid</td><td>what a word of it means; * any other</td></tr>
 * <tr><td>channel</td><td></td><td></td><td>nuvemshop</td><td>what is the same on every row</td></tr>
 * <tr><td>line</td><td></td><td></td><td>{count}</td><td>the rows of an order are counted</td></tr>
 * <tr><td>buyer_kind</td><td></td><td></td><td>{document}</td><td>as many digits as a CPF: a person, else a company</td></tr>
 * <tr><td>ship_city_ibge</td><td></td><td></td><td>{city}</td><td>the code is found by the city's name and state</td></tr>
 * <tr><td>*</td><td></td><td></td><td>{first}</td><td>empty cells of the order are as on its first row</td></tr>
 * </table>
 */
final class Aliases {
    static final List<String> NAMES = List.of("column", "header", "value", "means");

    private static final String COUNT = "{count}";
    private static final String DOCUMENT = "{document}";
    private static final String CITY = "{city}";
    private static final String FIRST = "{first}";
    private static final String ANY = "*";
    private static final String CITY_CODE = "_city_ibge";

    private static final int LONGEST_CPF = 11;
    private static final Set<String> OF_ORDER = Set.copyOf(Column.names(OrderColumns.OF_ORDER));

    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> otherwise = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> words = new HashMap<>();
    private boolean first;

    private Aliases() {}

    /** A file that calls everything as the contract does. */
    static Aliases ofContract() {
        return new Aliases();
    }

    /** Reads an alias file for orders. */
    static Aliases read(Path path) throws UnreadableFile {
        Aliases aliases = new Aliases();
        for (CsvRow row : new CsvFile(path, NAMES).rows()) {
            String column = row.get("column");
            if (!column.equals(ANY) && !OrderColumns.NAMES.contains(column)) {
                throw new UnreadableFile(path + ":" + row.line() + ": column: there is no column " + column);
            }
            if (row.get("means").startsWith("{") && !canBeTold(column, row.get("means"))) {
                throw new UnreadableFile(
                        path + ":" + row.line() + ": means: " + row.get("means") + " cannot be told of " + column);
            }
            if (!aliases.add(column, row.get("header"), row.get("value"), row.get("means"))) {
                throw new UnreadableFile(path + ":" + row.line() + ": it says nothing about " + column);
            }
        }
        return aliases;
    }

    private static boolean canBeTold(String column, String means) {
        return switch (means) {
            case COUNT -> column.equals("line");
            case DOCUMENT -> column.equals("buyer_kind");
            case CITY -> column.endsWith(CITY_CODE);
            case FIRST -> column.equals(ANY);
            default -> false;
        };
    }

    private boolean add(String column, String header, String value, String means) {
        if (column.equals(ANY)) {
            first = means.equals(FIRST);
            return first;
        }
        if (!header.isEmpty()) {
            headers.put(column, header.toLowerCase(Locale.ROOT));
        }
        if (!value.isEmpty()) {
            words.computeIfAbsent(column, none -> new HashMap<>()).put(value.toLowerCase(Locale.ROOT), means);
        } else if (!means.isEmpty()) {
            otherwise.put(column, means);
        }
        return !header.isEmpty() || !value.isEmpty() || !means.isEmpty();
    }

    /** Whether a file is read as it is. */
    private boolean none() {
        return headers.isEmpty() && otherwise.isEmpty() && words.isEmpty() && !first;
    }

    /** Reads the rows of one file. */
    Reading reading(Sheet file) {
        return new Reading(file);
    }

    /** A file and the contract's columns that are found in it. */
    final class Reading {
        private final Sheet file;
        private final List<String> columns;
        private final Sheet sheet;

        private Reading(Sheet file) {
            this.file = file;
            this.columns = OrderColumns.NAMES.stream()
                    .filter(column -> file.has(header(column)) || otherwise.containsKey(column))
                    .toList();
            this.sheet =
                    none() ? file : new Sheet(Sheet.of(columns, file.zone()).columns(), file.width(), file.zone());
        }

        /** The sheet with the contract's names. */
        Sheet sheet() {
            return sheet;
        }

        /** The row with the contract's names and words. */
        CsvRow row(CsvRow row) {
            return none()
                    ? row
                    : new CsvRow(
                            row.line(),
                            sheet,
                            columns.stream().map(column -> cell(row, column)).toList(),
                            row.raw());
        }

        private String cell(CsvRow row, String column) {
            if (!file.has(header(column))) {
                return fixed(column);
            }
            String text = row.get(header(column));
            Map<String, String> means = words.getOrDefault(column, Map.of());
            return text.isEmpty()
                    ? ""
                    : means.getOrDefault(text.toLowerCase(Locale.ROOT), means.getOrDefault(ANY, text));
        }

        private String header(String column) {
            return headers.getOrDefault(column, column);
        }
    }

    /** What a cell of the column means when it is empty. */
    private String fixed(String column) {
        String means = otherwise.getOrDefault(column, "");
        return means.startsWith("{") ? "" : means;
    }

    /** The rows of one order with what only all of them together tell. */
    List<CsvRow> order(List<CsvRow> rows) {
        if (none()) {
            return rows;
        }
        List<CsvRow> whole = new ArrayList<>();
        for (CsvRow row : rows) {
            List<String> cells = new ArrayList<>(row.cells());
            row.sheet().columns().forEach((column, position) -> {
                if (cells.get(position).isEmpty()) {
                    boolean repeated = first && !whole.isEmpty() && OF_ORDER.contains(column);
                    cells.set(position, repeated ? whole.get(0).get(column) : told(row, column, whole.size() + 1));
                }
            });
            whole.add(new CsvRow(row.line(), row.sheet(), cells, row.raw()));
        }
        return whole;
    }

    private String told(CsvRow row, String column, int number) {
        return switch (otherwise.getOrDefault(column, "")) {
            case COUNT -> Integer.toString(number);
            case DOCUMENT -> kind(row.get("buyer_document"));
            case CITY -> city(row, column.replace(CITY_CODE, "_"));
            default -> fixed(column);
        };
    }

    /** Without a city of that name the cell stays empty, and the order waits for it. */
    private static String city(CsvRow row, String prefix) {
        return Form.findState(row.get(prefix + "uf"))
                .flatMap(state -> Municipality.find(row.get(prefix + "city"), state))
                .map(city -> city.code().digits())
                .orElse("");
    }

    private static String kind(String document) {
        if (document.isEmpty()) {
            return "";
        }
        return Spelling.unmasked(document).length() <= LONGEST_CPF ? "person" : "company";
    }
}
