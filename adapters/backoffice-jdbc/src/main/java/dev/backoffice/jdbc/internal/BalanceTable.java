package dev.backoffice.jdbc.internal;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Delta;
import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.TenantId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Deltas that wait to be folded, and the checkpoints they are folded into. */
final class BalanceTable {
    private static final Comparator<Delta> ORDER = Comparator.comparing(
                    (Delta delta) -> delta.key().tenant())
            .thenComparing(delta -> delta.key().book())
            .thenComparing(Delta::posting)
            .thenComparingInt(Delta::line);
    private static final String KEY = "tenant, book, account, unit, period, dimensions";

    private final boolean postgresql;
    private final String deltas;
    private final String checkpoints;
    private final Table deltaTable;

    BalanceTable(boolean postgresql, String qualifier) {
        this.postgresql = postgresql;
        this.deltas = qualifier + "delta";
        this.checkpoints = qualifier + "checkpoint";
        this.deltaTable = Table.of(
                postgresql,
                deltas,
                List.of(Column.text("tenant"), Column.text("book"), Column.text("posting"), Column.integer("line_no")),
                List.of(
                        Column.text("account"),
                        Column.text("unit"),
                        Column.text("period"),
                        Column.text("dimensions"),
                        Column.bigint("amount")));
    }

    DeltaRows in(Tx tx) {
        return new Rows(tx);
    }

    private final class Rows implements DeltaRows {
        private final Tx tx;

        Rows(Tx tx) {
            this.tx = tx;
        }

        @Override
        public void insert(List<Delta> added) {
            tx.open();
            List<Object[]> rows = new ArrayList<>(added.size());
            added.stream().sorted(ORDER).forEach(delta -> {
                BalanceKey key = delta.key();
                rows.add(new Object[] {
                    key.tenant().value(),
                    key.book(),
                    delta.posting(),
                    delta.line(),
                    key.account(),
                    key.unit(),
                    key.period(),
                    key.dimensions(),
                    delta.amount()
                });
            });
            deltaTable.insert(
                    tx,
                    rows,
                    taken -> Conflict.retryable(
                            "posting.exists",
                            taken.failure(),
                            "posting",
                            taken.row().map(its -> (String) its[2]).orElse("")));
        }

        @Override
        public Map<BalanceKey, Long> balances(BalanceQuery query) {
            StringBuilder where = new StringBuilder(" WHERE tenant = ? AND book = ?");
            List<Object> once = new ArrayList<>(List.of(query.tenant().value(), query.book()));
            query.account().ifPresent(account -> {
                where.append(" AND account = ?");
                once.add(account);
            });
            query.unit().ifPresent(unit -> {
                where.append(" AND unit = ?");
                once.add(unit);
            });
            query.period().ifPresent(period -> {
                where.append(" AND period = ?");
                once.add(period);
            });
            List<Object> twice = new ArrayList<>(once);
            twice.addAll(once);
            // One statement sees one state: a delta that is being folded is counted here or there, never both.
            String sql = "SELECT " + KEY + ", SUM(amount) AS amount FROM (SELECT " + KEY + ", amount FROM "
                    + checkpoints + where + " UNION ALL SELECT " + KEY + ", amount FROM " + deltas + where
                    + ") s GROUP BY " + KEY;
            Map<BalanceKey, Long> balances = new TreeMap<>();
            tx.query(sql, twice, BalanceTable::sum).forEach(sum -> balances.put(sum.key(), sum.exact()));
            return balances;
        }

        @Override
        public int fold(int limit) {
            return postgresql ? foldTogether(limit) : foldOneByOne(limit);
        }

        /** Deletes, sums up and adds in one statement; checkpoints are locked in key order. */
        private int foldTogether(int limit) {
            return tx.query(
                            "WITH gone AS (DELETE FROM " + deltas + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM "
                                    + deltas
                                    + " LIMIT ? FOR UPDATE SKIP LOCKED)) RETURNING " + KEY + ", amount),"
                                    + " added AS (INSERT INTO " + checkpoints + " AS c (" + KEY + ", amount) SELECT "
                                    + KEY + ", SUM(amount) FROM gone GROUP BY " + KEY + " ORDER BY " + KEY
                                    + " ON CONFLICT (" + KEY + ") DO UPDATE SET amount = c.amount + excluded.amount)"
                                    + " SELECT COUNT(*) AS folded FROM gone",
                            List.of(limit),
                            row -> row.getInt("folded"))
                    .get(0);
        }

        private int foldOneByOne(int limit) {
            List<Delta> chosen = tx.query(
                    "SELECT * FROM " + deltas + " LIMIT ? FOR UPDATE SKIP LOCKED", List.of(limit), BalanceTable::delta);
            Map<BalanceKey, BigDecimal> sums = new TreeMap<>();
            int folded = 0;
            for (Delta delta : chosen) {
                int gone = tx.update(
                        "DELETE FROM " + deltas + " WHERE tenant = ? AND book = ? AND posting = ? AND line_no = ?",
                        List.of(delta.key().tenant().value(), delta.key().book(), delta.posting(), delta.line()));
                if (gone == 1) {
                    folded++;
                    sums.merge(delta.key(), BigDecimal.valueOf(delta.amount()), BigDecimal::add);
                }
            }
            sums.forEach(this::addToCheckpoint);
            return folded;
        }

        private void addToCheckpoint(BalanceKey key, BigDecimal amount) {
            List<Object> parts = List.of(
                    key.tenant().value(), key.book(), key.account(), key.unit(), key.period(), key.dimensions());
            List<Object> added = new ArrayList<>(List.of(amount));
            added.addAll(parts);
            String add =
                    "UPDATE " + checkpoints + " SET amount = amount + ? WHERE tenant = ? AND book = ? AND account = ?"
                            + " AND unit = ? AND period = ? AND dimensions = ?";
            if (tx.update(add, added) == 1) {
                return;
            }
            boolean isNew = tx.insertUnlessTaken(
                    "INSERT INTO " + checkpoints + " (amount, " + KEY + ") VALUES (?, ?, ?, ?, ?, ?, ?)", added);
            if (!isNew && tx.update(add, added) != 1) {
                throw new IllegalStateException("a checkpoint vanished: " + key);
            }
        }

        @Override
        public long unfolded(int most) {
            return tx.query(
                            "SELECT COUNT(*) AS waiting FROM (SELECT 1 FROM " + deltas + " LIMIT ?) d",
                            List.of(most),
                            row -> row.getLong("waiting"))
                    .get(0);
        }
    }

    private record Sum(BalanceKey key, BigDecimal amount) {
        long exact() {
            try {
                return amount.longValueExact();
            } catch (ArithmeticException tooLarge) {
                throw RuleViolation.of("balance.overflow", "account", key.account(), "unit", key.unit());
            }
        }
    }

    private static BalanceKey key(ResultSet row) throws SQLException {
        return new BalanceKey(
                TenantId.of(row.getString("tenant")),
                row.getString("book"),
                row.getString("account"),
                row.getString("unit"),
                row.getString("period"),
                row.getString("dimensions"));
    }

    private static Sum sum(ResultSet row) throws SQLException {
        return new Sum(key(row), row.getBigDecimal("amount"));
    }

    private static Delta delta(ResultSet row) throws SQLException {
        return new Delta(row.getString("posting"), row.getInt("line_no"), key(row), row.getLong("amount"));
    }
}
