package dev.backoffice.benchmarks.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What somebody would write who needs one of these things and nothing else: one function call and one commit for each. {@code
 * same rows} writes the rows the library writes, into tables of the same shape; {@code row lock} keeps a balance in a row instead of
 * deltas.
 */
final class HandWritten {
    private static final String TABLES = """
        CREATE TABLE h_receipt (LIKE bo_receipt INCLUDING ALL);
        CREATE TABLE h_delta (LIKE bo_delta INCLUDING ALL);
        CREATE TABLE h_counter (LIKE bo_counter INCLUDING ALL);
        CREATE TABLE h_hold (LIKE bo_hold INCLUDING ALL);
        CREATE TABLE h_hold_line (LIKE bo_hold_line INCLUDING ALL);
        CREATE TABLE h_document (LIKE bo_document INCLUDING ALL);
        CREATE TABLE h_document_index (LIKE bo_document_index INCLUDING ALL);
        CREATE TABLE h_event (LIKE bo_event INCLUDING ALL);
        CREATE TABLE h_unsealed (LIKE bo_trail_unsealed INCLUDING ALL);
        CREATE TABLE h_balance (account varchar(100) COLLATE "C" PRIMARY KEY, amount bigint NOT NULL);
        INSERT INTO h_counter SELECT 'blue-shop', 'stock', 'SP1/SKU-' || n, 1000000000, 0, 0 FROM generate_series(0, %1$d) n;
        INSERT INTO h_balance SELECT 'customer-' || n, 0 FROM generate_series(0, %1$d) n;
        INSERT INTO h_balance VALUES ('bank', 0);
        """;

    private static final String TRANSFER = """
        CREATE FUNCTION h_transfer(k text, debit text, credit text, cents bigint, now bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO h_receipt VALUES ('blue-shop', 'bench.transfer', k,
            '1:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', k, now);
          INSERT INTO h_delta (tenant, book, posting, line_no, account, unit, period, dimensions, amount) VALUES
            ('blue-shop', 'bench', k, 0, debit, 'BRL', '2026-11', '', cents),
            ('blue-shop', 'bench', k, 1, credit, 'BRL', '2026-11', '', -cents);
        END $$
        """;

    private static final String ROW_LOCK = """
        CREATE FUNCTION h_row_lock(k text, debit text, credit text, cents bigint, now bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO h_receipt VALUES ('blue-shop', 'bench.transfer', k,
            '1:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', k, now);
          INSERT INTO h_delta (tenant, book, posting, line_no, account, unit, period, dimensions, amount) VALUES
            ('blue-shop', 'bench', k, 0, debit, 'BRL', '2026-11', '', cents),
            ('blue-shop', 'bench', k, 1, credit, 'BRL', '2026-11', '', -cents);
          UPDATE h_balance SET amount = amount - cents WHERE account = credit;
          UPDATE h_balance SET amount = amount + cents WHERE account = debit;
        END $$
        """;

    private static final String HOLD = """
        CREATE FUNCTION h_hold(k text, item text, units bigint, now bigint, body text) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE hold uuid := gen_random_uuid();
        BEGIN
          INSERT INTO h_receipt VALUES ('blue-shop', 'stock.hold', k,
            '1:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', hold, now);
          INSERT INTO h_hold VALUES ('blue-shop', hold, now + 1000000, 1, now + 1000000);
          INSERT INTO h_hold_line VALUES ('blue-shop', hold, 0, 'stock', 'SP1/' || item, units, 0, 0, 0, now + 1000000);
          %1$s
          UPDATE h_counter SET held = held + units
            WHERE tenant = 'blue-shop' AND kind = 'stock' AND name = 'SP1/' || item AND on_hand - held - units >= floor_level;
          IF NOT FOUND THEN RAISE EXCEPTION 'short'; END IF;
        END $$
        """;

    private final DataSource dataSource;

    private HandWritten(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Makes the tables and functions.
     *
     * @param spread how many items and accounts there are
     * @param besideHold the inserts of the further rows that the library writes with a hold, as SQL
     */
    static HandWritten on(DataSource dataSource, int spread, String besideHold) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES.formatted(spread - 1));
            statement.execute(TRANSFER);
            statement.execute(ROW_LOCK);
            statement.execute(HOLD.formatted(besideHold));
        }
        return new HandWritten(dataSource);
    }

    void transfer(long number, String debit, String credit) {
        call("SELECT h_transfer(?, ?, ?, 1, ?)", "t" + number, debit, credit);
    }

    void rowLock(long number, String debit, String credit) {
        call("SELECT h_row_lock(?, ?, ?, 1, ?)", "t" + number, debit, credit);
    }

    private void call(String sql, String key, String debit, String credit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            statement.setString(2, debit);
            statement.setString(3, credit);
            statement.setLong(4, System.currentTimeMillis() * 1000);
            statement.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void hold(long number, String item, String body) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT h_hold(?, ?, 1, ?, ?)")) {
            statement.setString(1, "h" + number);
            statement.setString(2, item);
            statement.setLong(3, System.currentTimeMillis() * 1000);
            statement.setString(4, body);
            statement.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
