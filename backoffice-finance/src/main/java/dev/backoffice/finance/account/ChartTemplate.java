package dev.backoffice.finance.account;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Accounts to begin with.
 *
 * @param accounts each after the one above it; 1 to {@value #MAX_ACCOUNTS}
 */
public record ChartTemplate(List<Row> accounts) {
    /** Most accounts. */
    public static final int MAX_ACCOUNTS = 5000;

    /**
     * One account; the fields mean what they mean in {@link AddAccount}.
     *
     * @param code where it stands; the code above it comes before it
     * @param name as the chart shows it
     * @param type which part of the statements it belongs to
     * @param nature the side on which it grows
     * @param level whether it takes entries or sums up those below it
     */
    public record Row(AccountCode code, String name, AccountType type, Side nature, AccountLevel level) {
        public Row {
            Input.required(code, "account.code");
            Input.text(name, "account.name", Account.MAX_NAME_LENGTH);
            Input.required(type, "account.type");
            Input.required(nature, "account.nature");
            Input.required(level, "account.level");
        }
    }

    /** @throws InvalidInput {@code chart.size}, {@code chart.account-twice} or {@code chart.parent-missing} */
    public ChartTemplate {
        accounts = List.copyOf(Input.required(accounts, "accounts"));
        if (accounts.isEmpty() || accounts.size() > MAX_ACCOUNTS) {
            throw InvalidInput.of(
                    "chart.size",
                    "accounts",
                    Integer.toString(accounts.size()),
                    "limit",
                    Integer.toString(MAX_ACCOUNTS));
        }
        Set<AccountCode> seen = new HashSet<>();
        Set<AccountCode> synthetic = new HashSet<>();
        for (Row row : accounts) {
            if (!seen.add(row.code())) {
                throw InvalidInput.of(
                        "chart.account-twice", "account", row.code().value());
            }
            row.code().parent().ifPresent(parent -> {
                if (!synthetic.contains(parent)) {
                    throw InvalidInput.of(
                            "chart.parent-missing", "account", row.code().value());
                }
            });
            if (row.level() == AccountLevel.SYNTHETIC) {
                synthetic.add(row.code());
            }
        }
    }

    /** A small chart for a Brazilian shop, with names in Portuguese (Lei 6.404/1976 arts. 178 and 187). */
    public static ChartTemplate shop() {
        return of(ReferenceTable.read("finance.chart", ChartTemplate.class.getResourceAsStream("chart_shop.tsv")));
    }

    /**
     * A chart as a table: the code as key, columns {@code name, type, nature, level}; all rows are taken, whatever their dates.
     *
     * @throws InvalidInput {@code reference.value} or {@code reference.unknown-column} when a row is malformed
     */
    public static ChartTemplate of(ReferenceTable table) {
        List<Row> accounts = new ArrayList<>();
        for (ReferenceRow row : Input.required(table, "table").rows()) {
            accounts.add(new Row(
                    AccountCode.of(row.key()),
                    row.text("name"),
                    row.as("type", "account type", AccountType::valueOf),
                    row.as("nature", "side", Side::valueOf),
                    row.as("level", "account level", AccountLevel::valueOf)));
        }
        return new ChartTemplate(accounts);
    }
}
