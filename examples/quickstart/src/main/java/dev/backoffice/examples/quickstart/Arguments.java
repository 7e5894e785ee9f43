package dev.backoffice.examples.quickstart;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the program was asked to do.
 *
 * @param aliases what the orders file calls its columns, when not as the contract does
 * @param template the folder that takes empty files; nothing else is done then
 * @param events what happens to the orders; empty when nothing does
 * @param generate how many orders to make up; 0 to read a file
 * @param database where the run keeps what it knows
 * @param out the folder the results go to
 * @param help whether only the usage was asked for
 */
record Arguments(
        Path orders,
        Path items,
        Path company,
        Path out,
        Optional<Path> aliases,
        Optional<Path> template,
        Optional<Path> events,
        long generate,
        Database database,
        boolean help) {
    static final String USAGE = """
        Usage: examples/quickstart/run [options]

          --orders FILE     orders to work off, CSV   (default: the shipped orders.csv)
          --items FILE      items and their stock     (default: the shipped items.csv)
          --company FILE    who sells                 (default: the shipped company.csv)
          --events FILE     what happens to the orders afterwards
                            (default: the shipped events.csv with the shipped orders, else nothing)
          --aliases FILE    how the orders file calls its columns, e.g. the shipped nuvemshop.csv
          --template FOLDER write empty files with all columns there, and nothing else
          --out FOLDER      where the results go      (default: %s)
          --generate N      make up N orders instead of reading a file, 1 to 10000000
          --store STORE     where the shop is kept: memory, h2 (a new file beside the results)
                            or postgres             (default: memory)
          --url URL         the JDBC address of an empty database of yours, for h2 or postgres
                            (default for postgres: a server for this run alone)
          --user NAME       who opens it; the password is taken from QUICKSTART_PASSWORD
          --help            this text

        Exit code: 0 all laws hold, 1 a law is broken, 2 a file or an option cannot be read.
        """;

    /** Something is wrong with the options; the message says what. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    /**
     * Reads the options.
     *
     * @param home the folder of the example, from which the defaults are taken
     */
    static Arguments parse(List<String> options, Path home) throws Wrong {
        Path day = home.resolve("src/main/resources/day");
        Arguments read = new Arguments(
                day.resolve("orders.csv"),
                day.resolve("items.csv"),
                day.resolve("company.csv"),
                home.resolve("target/quickstart"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Database.MEMORY,
                false);
        boolean ordersGiven = false;
        for (Iterator<String> rest = options.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--help", "-h" -> read = read.withHelp();
                case "--orders" -> {
                    read = read.withOrders(path(option, rest));
                    ordersGiven = true;
                }
                case "--items" -> read = read.withItems(path(option, rest));
                case "--company" -> read = read.withCompany(path(option, rest));
                case "--aliases" -> read = read.withAliases(path(option, rest));
                case "--template" -> read = read.withTemplate(path(option, rest));
                case "--events" -> read = read.withEvents(path(option, rest));
                case "--out" -> read = read.withOut(path(option, rest));
                case "--generate" -> read = read.withGenerate(count(option, rest));
                case "--store" -> read = read.withDatabase(read.database.of(kind(option, rest)));
                case "--url" -> read = read.withDatabase(read.database.at(value(option, rest)));
                case "--user" -> read = read.withDatabase(read.database.by(value(option, rest)));
                default -> throw new Wrong("Unknown option " + option);
            }
        }
        Optional<String> wrong = read.database.wrong();
        if (wrong.isPresent()) {
            throw new Wrong(wrong.get());
        }
        if (ordersGiven && read.generate > 0) {
            throw new Wrong("--orders and --generate exclude each other");
        }
        if (read.events.isPresent() && read.generate > 0) {
            throw new Wrong("--events and --generate exclude each other");
        }
        if (!ordersGiven && read.events.isEmpty() && read.generate == 0) {
            read = read.withEvents(day.resolve("events.csv"));
        }
        if (read.aliases.isPresent() && read.generate > 0) {
            throw new Wrong("--aliases and --generate exclude each other");
        }
        return read;
    }

    private static String value(String option, Iterator<String> rest) throws Wrong {
        if (!rest.hasNext()) {
            throw new Wrong(option + " needs a value");
        }
        return rest.next();
    }

    private static Path path(String option, Iterator<String> rest) throws Wrong {
        String text = value(option, rest);
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new Wrong(option + " needs a path, not " + text);
        }
    }

    private static Database.Kind kind(String option, Iterator<String> rest) throws Wrong {
        String text = value(option, rest);
        return Database.Kind.of(text)
                .orElseThrow(() -> new Wrong(option + " needs memory, h2 or postgres, not " + text));
    }

    private static long count(String option, Iterator<String> rest) throws Wrong {
        String text = value(option, rest);
        if (!text.matches("[1-9][0-9]{0,7}") || Long.parseLong(text) > 10_000_000) {
            throw new Wrong(option + " needs a number from 1 to 10000000, not " + text);
        }
        return Long.parseLong(text);
    }

    private Arguments withOrders(Path given) {
        return new Arguments(given, items, company, out, aliases, template, events, generate, database, help);
    }

    private Arguments withItems(Path given) {
        return new Arguments(orders, given, company, out, aliases, template, events, generate, database, help);
    }

    private Arguments withCompany(Path given) {
        return new Arguments(orders, items, given, out, aliases, template, events, generate, database, help);
    }

    private Arguments withOut(Path given) {
        return new Arguments(orders, items, company, given, aliases, template, events, generate, database, help);
    }

    private Arguments withAliases(Path given) {
        return new Arguments(
                orders, items, company, out, Optional.of(given), template, events, generate, database, help);
    }

    private Arguments withTemplate(Path given) {
        return new Arguments(
                orders, items, company, out, aliases, Optional.of(given), events, generate, database, help);
    }

    private Arguments withEvents(Path given) {
        return new Arguments(
                orders, items, company, out, aliases, template, Optional.of(given), generate, database, help);
    }

    private Arguments withGenerate(long given) {
        return new Arguments(orders, items, company, out, aliases, template, events, given, database, help);
    }

    private Arguments withDatabase(Database given) {
        return new Arguments(orders, items, company, out, aliases, template, events, generate, given, help);
    }

    private Arguments withHelp() {
        return new Arguments(orders, items, company, out, aliases, template, events, generate, database, true);
    }
}
