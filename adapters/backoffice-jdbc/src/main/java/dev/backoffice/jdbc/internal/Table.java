package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.jdbc.internal.Tx.Added;
import dev.backoffice.jdbc.internal.Tx.OnDuplicate;
import dev.backoffice.jdbc.internal.Tx.RowReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is done with many rows of a table by key: on PostgreSQL one statement with arrays, whatever the number of rows; on H2,
 * which runs in this process, one prepared statement per row.
 *
 * <p>Rows and keys are given in key order, and are locked in the order given.
 */
abstract class Table {
    final String name;
    final List<Column> keys;
    final List<Column> all;

    private Table(String name, List<Column> keys, List<Column> values) {
        this.name = name;
        this.keys = List.copyOf(keys);
        List<Column> both = new ArrayList<>(keys);
        both.addAll(values);
        this.all = List.copyOf(both);
    }

    static Table of(boolean postgresql, String name, List<Column> keys, List<Column> values) {
        return postgresql ? new Postgresql(name, keys, values) : new H2(name, keys, values);
    }

    /** Adds rows. */
    abstract void insert(Tx tx, List<Object[]> rows, OnDuplicate onDuplicate);

    /**
     * Adds rows, and for each a row of another table with the values of those columns that the two have in common.
     *
     * @param other a table whose columns this one has
     */
    abstract void insertWith(Tx tx, Table other, List<Object[]> rows, OnDuplicate onDuplicate);

    /** Adds rows or replaces the values of those whose key exists. */
    abstract void upsert(Tx tx, List<Object[]> rows);

    /** Reads the rows with these keys. */
    <T> List<T> find(Tx tx, List<Object[]> wanted, RowReader<? extends T> reader) {
        return find(tx, wanted, "", List.of(), reader);
    }

    /**
     * Reads the rows with these keys that meet a further condition.
     *
     * @param further SQL that begins with {@code AND}, or nothing
     * @param parameters of that condition
     */
    abstract <T> List<T> find(
            Tx tx, List<Object[]> wanted, String further, List<?> parameters, RowReader<? extends T> reader);

    /**
     * Locks rows in the order given, adds those that are missing as given, and reads them as they are once locked.
     *
     * <p>What is missing is added in key order before the first lock is taken. Rows are never deleted, so whoever waits for a
     * row of another transaction either holds only rows it added itself, or waits in key order: no circle can close.
     *
     * <p>A row that another transaction added may be hidden from one that began before, at a strict isolation: that one begins
     * again, so that nobody takes a hidden row for an empty one.
     */
    final <T> List<T> lock(Tx tx, List<Object[]> rows, RowReader<? extends T> reader) {
        List<T> locked = lockShown(tx, rows, reader);
        if (locked.size() < rows.size()) {
            throw tx.dead(Conflict.retryable("store.conflict", null, "sqlstate", "40001"));
        }
        return locked;
    }

    abstract <T> List<T> lockShown(Tx tx, List<Object[]> rows, RowReader<? extends T> reader);

    final Added added(List<Object[]> rows, OnDuplicate onDuplicate) {
        return new Added(rows, keys.size(), onDuplicate);
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static String sameKey(List<Column> keys, String left, String right) {
        return keys.stream()
                .map(key -> left + key.name() + " = " + right + key.name())
                .collect(Collectors.joining(" AND "));
    }

    private static final class Postgresql extends Table {
        private final String insert;
        private final String upsert;
        private final String find;
        private final String insertMissing;
        private final String lock;

        Postgresql(String name, List<Column> keys, List<Column> values) {
            super(name, keys, values);
            insert = "INSERT INTO " + name + " (" + names(all) + ") SELECT * FROM " + arrays(all);
            upsert = insert + " ON CONFLICT (" + names(keys) + ") DO UPDATE SET "
                    + values.stream()
                            .map(value -> value.name() + " = excluded." + value.name())
                            .collect(Collectors.joining(", "));
            // A subquery that is not merged is asked once per key, through the primary key, whatever the statistics
            // say.
            String perKey = "SELECT t.* FROM " + arrays(keys) + " AS k(" + names(keys)
                    + ") CROSS JOIN LATERAL (SELECT * FROM " + name + " r WHERE " + sameKey(keys, "r.", "k.");
            find = perKey;
            insertMissing = insert + " ON CONFLICT DO NOTHING";
            lock = perKey + " FOR UPDATE) t";
        }

        private static String arrays(List<Column> columns) {
            return columns.stream()
                    .map(column -> "CAST(? AS " + column.type() + "[])")
                    .collect(Collectors.joining(", ", "unnest(", ")"));
        }

        private static List<Object> parameters(Tx tx, List<Column> columns, List<Object[]> rows) {
            List<Object> parameters = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                Object[] values = new Object[rows.size()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = rows.get(row)[i];
                }
                parameters.add(tx.array(columns.get(i).type(), values));
            }
            return parameters;
        }

        @Override
        void insert(Tx tx, List<Object[]> rows, OnDuplicate onDuplicate) {
            if (!rows.isEmpty()) {
                tx.later(name, insert, parameters(tx, all, rows), added(rows, onDuplicate));
            }
        }

        @Override
        void insertWith(Tx tx, Table other, List<Object[]> rows, OnDuplicate onDuplicate) {
            if (!rows.isEmpty()) {
                String columns = names(other.all);
                tx.later(
                        name,
                        "WITH added AS (" + insert + " RETURNING " + columns + ") INSERT INTO " + other.name + " ("
                                + columns + ") SELECT " + columns + " FROM added",
                        parameters(tx, all, rows),
                        added(rows, onDuplicate));
            }
        }

        @Override
        void upsert(Tx tx, List<Object[]> rows) {
            if (!rows.isEmpty()) {
                tx.later(name, upsert, parameters(tx, all, rows), null);
            }
        }

        @Override
        <T> List<T> find(
                Tx tx, List<Object[]> wanted, String further, List<?> parameters, RowReader<? extends T> reader) {
            if (wanted.isEmpty()) {
                return List.of();
            }
            List<Object> both = parameters(tx, keys, wanted);
            both.addAll(parameters);
            return tx.query(find + further + " OFFSET 0) t", both, reader);
        }

        @Override
        <T> List<T> lockShown(Tx tx, List<Object[]> rows, RowReader<? extends T> reader) {
            if (rows.isEmpty()) {
                return List.of();
            }
            List<Object> parameters = parameters(tx, all, rows);
            return tx.updateThenQuery(insertMissing, parameters, lock, parameters.subList(0, keys.size()), reader);
        }
    }

    private static final class H2 extends Table {
        private final String insert;
        private final String upsert;
        private final String find;

        H2(String name, List<Column> keys, List<Column> values) {
            super(name, keys, values);
            String marks = String.join(", ", Collections.nCopies(all.size(), "?"));
            insert = "INSERT INTO " + name + " (" + names(all) + ") VALUES (" + marks + ")";
            upsert = "MERGE INTO " + name + " (" + names(all) + ") KEY (" + names(keys) + ") VALUES (" + marks + ")";
            find = "SELECT * FROM " + name + " WHERE "
                    + keys.stream().map(key -> key.name() + " = ?").collect(Collectors.joining(" AND "));
        }

        @Override
        void insert(Tx tx, List<Object[]> rows, OnDuplicate onDuplicate) {
            tx.batch(insert, rows, added(rows, onDuplicate));
        }

        @Override
        void insertWith(Tx tx, Table other, List<Object[]> rows, OnDuplicate onDuplicate) {
            insert(tx, rows, onDuplicate);
            List<Object[]> others = new ArrayList<>(rows.size());
            for (Object[] row : rows) {
                others.add(other.all.stream()
                        .map(column -> row[all.indexOf(column)])
                        .toArray());
            }
            other.insert(tx, others, onDuplicate);
        }

        @Override
        void upsert(Tx tx, List<Object[]> rows) {
            tx.batch(upsert, rows, null);
        }

        @Override
        <T> List<T> find(
                Tx tx, List<Object[]> wanted, String further, List<?> parameters, RowReader<? extends T> reader) {
            List<T> found = new ArrayList<>(wanted.size());
            for (Object[] key : wanted) {
                List<Object> both = new ArrayList<>(List.of(key));
                both.addAll(parameters);
                found.addAll(tx.query(find + further, both, reader));
            }
            return found;
        }

        @Override
        <T> List<T> lockShown(Tx tx, List<Object[]> rows, RowReader<? extends T> reader) {
            for (Object[] row : rows) {
                if (tx.query(find, key(row), found -> Boolean.TRUE).isEmpty()) {
                    tx.insertUnlessTaken(insert, Arrays.asList(row));
                }
            }
            List<T> locked = new ArrayList<>(rows.size());
            for (Object[] row : rows) {
                locked.addAll(tx.query(find + " FOR UPDATE", key(row), reader));
            }
            return locked;
        }

        private List<Object> key(Object[] row) {
            return Arrays.asList(row).subList(0, keys.size());
        }
    }
}
