package dev.backoffice.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class QuickstartTest {
    private static final Path HOME = Path.of("").toAbsolutePath();

    private static final String[] SMALL = {
        "--orders", HOME.resolve("data/orders.csv").toString(),
        "--items", HOME.resolve("data/items.csv").toString(),
        "--company", HOME.resolve("data/company.csv").toString()
    };

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void orders_without_events_leave_and_the_laws_hold() throws Exception {
        assertThat(small()).as(printed()).isZero();
        assertThat(out.toString(UTF_8))
                .contains("25 orders read, 2 refused")
                .contains("orders.csv:30: order_total: 70.00 is given")
                .contains("orders.csv:31: Refused with its order because of line 32.")
                .contains("orders.csv:32: sku: There is no item CARD-99 among the items read.")
                .contains("All laws hold.")
                .contains("Report: " + folder.resolve("report.html"));
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page).contains("<h1>Ateliê Azul</h1>", "All laws hold.", "site 2001");
        for (String reason : List.of("order.address-incomplete", "order.foreign-buyer", "order.short")) {
            assertThat(page).contains("<code>" + reason + "</code>");
        }
    }

    @Test
    void each_note_is_a_signed_file_named_by_its_key() throws Exception {
        small();
        List<Path> notes = notes();
        assertThat(notes).hasSizeGreaterThanOrEqualTo(10);
        assertThat(out.toString(UTF_8)).contains(notes.size() + " signed notes");
        DocumentBuilderFactory parser = DocumentBuilderFactory.newInstance();
        parser.setNamespaceAware(true);
        for (Path note : notes) {
            Document xml = parser.newDocumentBuilder().parse(note.toFile());
            Element content =
                    (Element) xml.getElementsByTagNameNS("*", "infNFe").item(0);
            assertThat(note.getFileName())
                    .hasToString(content.getAttribute("Id").substring(3) + "-nfe.xml");
            assertThat(xml.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "SignatureValue")
                            .getLength())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_second_run_replaces_the_notes_of_the_first() throws Exception {
        small();
        int first = notes().size();
        Path old = Sheets.write(folder, "notes/" + "9".repeat(44) + "-nfe.xml", "old");
        Path other = Sheets.write(folder, "notes/mine.txt", "not a note");
        small();
        assertThat(old).doesNotExist();
        assertThat(other).exists();
        assertThat(notes()).hasSize(first);
    }

    @Test
    void generated_orders_are_worked_off_and_their_pace_is_told() throws Exception {
        assertThat(run("--generate", "1200", "--items", SMALL[3], "--company", SMALL[5], "--out", folder.toString()))
                .as(printed())
                .isZero();
        assertThat(out.toString(UTF_8)).contains("1,200 orders read, 0 refused").contains("Orders per second: ");
        assertThat(notes()).hasSizeGreaterThanOrEqualTo(1080);
        assertThat(folder.resolve("notes/1")).isDirectory();
        assertThat(err.toString(UTF_8).lines().filter(line -> line.contains("of 1,200 orders")))
                .hasSizeBetween(3, 10);
    }

    @Test
    void a_broken_law_is_exit_code_1() {
        assertThat(Quickstart.exitCode(ReportPageTest.report(List.of()))).isZero();
        assertThat(Quickstart.exitCode(ReportPageTest.report(List.of("MUG-01: movements sum to 3"))))
                .isEqualTo(1);
    }

    @Test
    void a_file_that_cannot_be_read_is_exit_code_2_and_nothing_is_written() {
        Path missing = folder.resolve("none.csv");
        for (String option : List.of("--orders", "--items", "--company", "--events")) {
            err.reset();
            assertThat(run(
                            option,
                            missing.toString(),
                            "--out",
                            folder.resolve("out").toString()))
                    .isEqualTo(2);
            assertThat(err.toString(UTF_8)).isEqualTo(missing + ": there is no such file" + System.lineSeparator());
        }
        Path header = Sheets.write(folder, "header.csv", "channel,order_id\n");
        err.reset();
        assertThat(run(
                        "--orders",
                        header.toString(),
                        "--out",
                        folder.resolve("out").toString()))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith(header + ": the header lacks ordered_at, buyer_kind, ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_company_with_a_bad_cell_is_exit_code_2() throws IOException {
        String text = Files.readString(Sheets.DATA.resolve("company.csv")).replace("99000016000161", "99000016000162");
        Path company = Sheets.write(folder, "company.csv", text);
        assertThat(run("--company", company.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .isEqualTo(String.format(
                        "company.csv:2: cnpj: The value is not a valid CNPJ.%n"
                                + "%s: there is nothing to do without the company%n",
                        company));
    }

    @Test
    void a_folder_that_cannot_be_written_is_exit_code_2() {
        Path file = Sheets.write(folder, "file", "");
        assertThat(run("--out", file.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains(file.resolve("notes") + ": cannot be written: ");
    }

    @Test
    void a_wrong_option_is_exit_code_2_with_the_usage() {
        assertThat(run("--colour")).isEqualTo(2);
        assertThat(err.toString(UTF_8))
                .startsWith("Unknown option --colour")
                .contains("Usage: examples/quickstart/run [options]");
    }

    @Test
    void help_is_exit_code_0() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("Usage: ").contains("(default: target/quickstart)");
    }

    @Test
    void an_item_that_is_bad_is_refused_alone() throws Exception {
        String text =
                Files.readString(Sheets.DATA.resolve("items.csv")).replace("69120000,,0,UN,789", "6912,,0,UN,789");
        Path items = Sheets.write(folder, "items.csv", text);
        assertThat(run(
                        "--orders",
                        SMALL[1],
                        "--items",
                        items.toString(),
                        "--company",
                        SMALL[5],
                        "--out",
                        folder.toString()))
                .as(printed())
                .isZero();
        assertThat(out.toString(UTF_8))
                .contains("items.csv:2: ncm: The value is not of the form of 61091000.")
                .contains("orders.csv:2: sku: There is no item MUG-01 among the items read.");
    }

    private int small() {
        List<String> options = new ArrayList<>(List.of(SMALL));
        options.addAll(List.of("--out", folder.toString()));
        return run(options.toArray(String[]::new));
    }

    private int run(String... options) {
        return new Quickstart(HOME, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false)
                .run(List.of(options));
    }

    private String printed() {
        return out.toString(UTF_8) + err.toString(UTF_8);
    }

    private List<Path> notes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("notes"))) {
            return files.filter(file -> file.toString().endsWith("-nfe.xml")).toList();
        }
    }
}
