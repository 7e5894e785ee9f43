package dev.backoffice.examples.quickstart;

import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.Partial;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Reads orders, takes them as far as they go, and leaves signed notes and a report.
 *
 * <p>Exit code: 0 when all laws hold, 1 when one is broken, 2 when a file or an option cannot be read.
 */
public final class Quickstart {
    private static final int LAWS_HOLD = 0;
    private static final int LAW_BROKEN = 1;
    private static final int UNREADABLE = 2;

    /** It greets with its version. */
    private static final Logger VALIDATOR = Logger.getLogger("org.hibernate.validator");

    /** They tell of their coming and going. */
    private static final List<Logger> DATABASES = List.of(
            Logger.getLogger("com.zaxxer.hikari"),
            Logger.getLogger("io.zonky.test"),
            Logger.getLogger("org.postgresql"));

    private final Path home;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    /**
     * @param home the folder of the example, with its shipped files
     * @param err takes the progress, and what keeps the program from running
     * @param terminal whether a line on {@code err} may be written over
     */
    Quickstart(Path home, PrintStream out, PrintStream err, boolean terminal) {
        this.home = home;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    public static void main(String[] options) {
        VALIDATOR.setLevel(Level.WARNING);
        DATABASES.forEach(logger -> logger.setLevel(Level.WARNING));
        Path home = Path.of(System.getProperty("quickstart.home", "examples/quickstart"));
        // The script asks the shell: what System.console() means has changed between versions of Java.
        boolean terminal = Boolean.getBoolean("quickstart.terminal");
        System.exit(new Quickstart(home, System.out, System.err, terminal).run(List.of(options)));
    }

    /** Does all of it and gives the exit code. */
    int run(List<String> options) {
        try {
            Arguments arguments = Arguments.parse(options, home);
            if (arguments.help()) {
                out.print(usage());
                return LAWS_HOLD;
            }
            if (arguments.template().isPresent()) {
                Templates.write(arguments.template().get()).forEach(file -> out.println(shown(file)));
                return LAWS_HOLD;
            }
            return run(arguments);
        } catch (Arguments.Wrong wrong) {
            err.println(wrong.getMessage());
            err.println();
            err.print(usage());
            return UNREADABLE;
        } catch (UnreadableFile unreadable) {
            err.println(unreadable.getMessage());
            return UNREADABLE;
        }
    }

    private String usage() {
        return Arguments.USAGE.formatted(shown(home.resolve("target/quickstart")));
    }

    private int run(Arguments arguments) throws UnreadableFile {
        long begun = System.nanoTime();
        Company company = company(arguments.company());
        Partial<Map<String, ShopItem>> items = ItemFile.read(arguments.items(), sites(company));
        OrderRules rules = new OrderRules(items.value());
        OrderSource source;
        Partial<List<ShopEvent>> events;
        if (arguments.generate() > 0) {
            source = new GeneratedOrders(arguments.generate(), items.value(), company, rules);
            events = Partial.of(List.of());
        } else {
            OrderFile file = OrderFile.open(arguments.orders(), company.main().zone(), aliases(arguments), rules);
            source = file;
            events = arguments.events().isPresent()
                    ? EventFile.read(arguments.events().get(), company.main().zone(), file.orders())
                    : Partial.of(List.of());
        }
        NoteFolder notes = NoteFolder.open(arguments.out(), source.size());
        String password = Objects.requireNonNullElse(System.getenv("QUICKSTART_PASSWORD"), "");
        try (Keeping keeping = Keeping.open(arguments.database(), arguments.out(), password)) {
            ShopDay day = new ShopDay(keeping.store(), company, items.value(), source, events.value());
            day.refuse(name(arguments.items()), items.failures());
            arguments.events().map(Quickstart::name).ifPresent(name -> day.refuse(name, events.failures()));
            day.took("Read company, items and events", begun);

            out.println("Backoffice quickstart: " + Closing.shopName(company) + ", " + source.name());
            out.println();
            long opening = System.nanoTime();
            day.open();
            day.took("Fill the catalog and the shelves", opening);
            work(source, day);
            Report report;
            try (ParcelFile parcels = ParcelFile.open(arguments.out())) {
                report = day.close(notes, parcels);
            }
            Path page = arguments.out().resolve("report.html");
            try {
                Files.writeString(page, ReportPage.render(report));
            } catch (IOException broken) {
                throw new UnreadableFile(page + ": cannot be written: " + broken.getMessage());
            }
            out.print(Summary.of(report, shown(page)));
            return exitCode(report);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Aliases aliases(Arguments arguments) throws UnreadableFile {
        return arguments.aliases().isPresent()
                ? Aliases.read(arguments.aliases().get())
                : Aliases.ofContract();
    }

    static Set<String> sites(Company company) {
        return company.establishments().stream().map(Establishment::site).collect(Collectors.toUnmodifiableSet());
    }

    static int exitCode(Report report) {
        return report.lawsHold() ? LAWS_HOLD : LAW_BROKEN;
    }

    private void work(OrderSource source, ShopDay day) throws UnreadableFile {
        long begun = System.nanoTime();
        Progress progress = new Progress(err, terminal, source.size(), begun);
        if (source instanceof GeneratedOrders) {
            source.read(ShopDay.BATCH, batch -> progress.advance(day.work(batch), System.nanoTime()));
        } else {
            for (Turn turn : day.turns()) {
                day.take(turn);
                progress.advance(turn.orders(), System.nanoTime());
            }
        }
        progress.end();
        day.took("Work off the orders", begun);
        if (source.size() >= ShopDay.WORTH_A_PACE) {
            day.went(progress.pace());
        }
    }

    private Company company(Path file) throws UnreadableFile {
        Partial<Optional<Company>> read = CompanyFile.read(file);
        for (Failure failure : read.failures()) {
            err.println(Findings.line(name(file), failure));
        }
        return read.value()
                .orElseThrow(() -> new UnreadableFile(file + ": there is nothing to do without the company"));
    }

    /** A path as short as the reader can use it. */
    private static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path there = path.toAbsolutePath().normalize();
        return there.startsWith(here) ? here.relativize(there).toString() : there.toString();
    }
}
