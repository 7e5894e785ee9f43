package dev.backoffice.jdbc;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.util.regex.Pattern;

/**
 * Where the tables of one installation are: several may share a database under different prefixes or schemas.
 *
 * <p>Allowed form of both: lower-case letters, digits and underscore, beginning with a letter. Neither is quoted in SQL, so a
 * schema must not be named by a reserved word.
 *
 * @param schema the database schema, at most 63 characters; empty for the connection's own. It has to exist.
 * @param prefix what every table and index begins with, 1 to 30 characters
 */
public record TableNames(String schema, String prefix) {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]*");

    /** Prefix {@code bo_} in the connection's own schema. */
    public static final TableNames DEFAULT = new TableNames("", "bo_");

    /**
     * Checks both names.
     *
     * @throws InvalidInput {@code input.form} or {@code input.too-long}, so that no text of a caller reaches SQL unchecked
     */
    public TableNames {
        if (!schema.isEmpty()) {
            CodeText.check("schema", schema, 63, IDENTIFIER);
        }
        CodeText.check("prefix", prefix, 30, IDENTIFIER);
    }

    /** Another prefix in the connection's own schema. */
    public static TableNames prefixed(String prefix) {
        return new TableNames("", prefix);
    }

    /** The same prefix in a named schema. */
    public TableNames in(String otherSchema) {
        return new TableNames(otherSchema, prefix);
    }

    /** What stands before the bare name of a table in SQL: the schema and a dot, when there is one, and the prefix. */
    public String qualifier() {
        return schema.isEmpty() ? prefix : schema + "." + prefix;
    }
}
