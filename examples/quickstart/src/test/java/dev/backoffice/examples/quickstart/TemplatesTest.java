package dev.backoffice.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    @TempDir
    Path folder;

    @Test
    void empty_files_with_all_columns_are_written_and_can_be_read() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, UTF_8);
        Path shop = folder.resolve("shop");
        assertThat(new Quickstart(folder, printed, printed, false).run(List.of("--template", shop.toString())))
                .isZero();
        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        shop.resolve("orders.csv").toString(),
                        shop.resolve("items.csv").toString(),
                        shop.resolve("company.csv").toString(),
                        shop.resolve("events.csv").toString());
        assertThat(Files.readString(shop.resolve("orders.csv")))
                .isEqualTo(String.join(",", OrderColumns.NAMES) + "\r\n");
        assertThat(Files.readString(shop.resolve("events.csv")))
                .isEqualTo("channel,order_id,at,event,line,quantity,amount,reason\r\n");
        assertThat(Sheets.read(shop.resolve("orders.csv")).value()).isEmpty();
        assertThat(ItemFile.read(shop.resolve("items.csv"), Set.of()).value()).isEmpty();
        assertThat(EventFile.read(shop.resolve("events.csv"), Sheets.ZONE, Set.of())
                        .value())
                .isEmpty();
        assertThatThrownBy(() -> CompanyFile.read(shop.resolve("company.csv")))
                .hasMessageEndingWith("there is no establishment in it");
    }

    @Test
    void a_file_that_is_there_is_left_as_it_is_and_nothing_is_written_beside_it() throws Exception {
        Path items = Sheets.write(folder, "items.csv", "somebody's work");
        assertThatThrownBy(() -> Templates.write(folder))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(items + ": it is there already, and is left as it is");
        assertThat(items).hasContent("somebody's work");
        assertThat(folder.resolve("orders.csv")).doesNotExist();
    }
}
