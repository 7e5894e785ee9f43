package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.Partial;
import dev.backoffice.inventory.order.BuyerKind;
import dev.backoffice.inventory.order.Discount;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasesTest {
    private static final Path NUVEMSHOP = Path.of("src/main/resources/aliases/nuvemshop.csv");

    /** The header of a sales export, whose further rows of an order hold only its number, the e-mail and the goods. */
    private static final String EXPORT = """
        Número do Pedido;E-mail;Data;Status do Pedido;Status do Pagamento;Status do Envio;Moeda;Subtotal;Desconto;\
        Valor do Frete;Total;Nome do comprador;CPF / CNPJ;Telefone;Nome para a entrega;Telefone para a entrega;\
        Endereço;Número;Complemento;Bairro;Cidade;Código postal;Estado;País;Forma de Entrega;Forma de Pagamento;\
        Cupom de Desconto;Anotações do Comprador;Anotações do Vendedor;Data de pagamento;Data de envío;\
        Nome do Produto;Valor do Produto;Quantidade Comprada;SKU;Canal
        101;ana@example.com;23/11/2026 09:30:00;Aberta;Confirmado;Não está embalado;BRL;109.70;10.97;\
        15.00;113.73;Ana Lúcia Ferraz;999.000.019-07;+5511900000001;Ana Lúcia Ferraz;;\
        Rua das Amostras;;Apto 2;Centro;São Paulo;1310100;São Paulo;Brasil;Correios - PAC;Pix;\
        AZUL10;"deixar na portaria; obrigada";;23/11/2026;;\
        Caneca de cerâmica azul;39.90;2;MUG-01;Online
        101;ana@example.com;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;Meias, três pares;29.90;1;note-a5;Online
        102;loja@example.com;23/11/2026 10:00:00;Aberta;Pendente;Não está embalado;BRL;45.00;0.00;\
        0.00;45.00;Condomínio Quadra Sintética;99000017000106;11900000002;;;\
        Rua das Amostras;20;;Centro;Curitiba;80020310;Paraná;Brasil;Retirada;Boleto;\
        ;;;;;Vela aromática;45.00;1;CANDLE-01;Online
        """;

    @TempDir
    Path folder;

    @Test
    void a_sales_export_of_a_shop_system_is_read_by_the_shipped_aliases() throws Exception {
        Path file = folder.resolve("vendas.csv");
        Files.write(file, EXPORT.replace("note-a5", "NOTE-A5").getBytes(Charset.forName("windows-1252")));
        OrderFile orders = Sheets.open(file, Aliases.read(NUVEMSHOP));
        assertThat(orders.orders())
                .containsExactlyInAnyOrder(new OrderKey("nuvemshop", "101"), new OrderKey("nuvemshop", "102"));
        assertThat(orders.latest().orElseThrow()).hasToString("2026-11-23T13:00:00Z");
        Partial<List<ReadOrder>> read = Sheets.read(orders);
        assertThat(Sheets.lines(read)).isEmpty();

        ReceiveOrder ana = read.value().get(0).command();
        assertThat(ana.total().orElseThrow()).hasToString("BRL 113.73");
        assertThat(ana.discounts()).extracting(Discount::amount).containsExactly(Optional.of(Money.parse("BRL 10.97")));
        assertThat(ana.lines()).extracting(line -> line.sku().value()).containsExactly("MUG-01", "NOTE-A5");
        assertThat(ana.payments())
                .containsExactly(Payment.of(PaymentMethod.PIX, "113.73", PaymentStatus.PAID)
                        .at(Instant.parse("2026-11-23T03:00:00Z")));
        assertThat(ana.buyer().orElseThrow().kind()).isEqualTo(BuyerKind.PERSON);
        assertThat(ana.buyer().orElseThrow().document()).contains("99900001907");
        assertThat(ana.buyer().orElseThrow().shipTo().number()).isEqualTo("S/N");
        assertThat(ana.buyer().orElseThrow().shipTo().state()).isEqualTo("SP");
        assertThat(ana.buyer().orElseThrow().shipTo().cityCode()).contains("3550308");
        assertThat(ana.buyer().orElseThrow().shipTo().postalCode()).isEqualTo("01310100");
        assertThat(read.value().get(0).rows()).containsExactly(2L, 3L);

        ReceiveOrder block = read.value().get(1).command();
        assertThat(block.buyer().orElseThrow().kind()).isEqualTo(BuyerKind.COMPANY);
        assertThat(block.delivery()).hasToString("PICKUP");
        assertThat(block.payments().get(0).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void a_city_no_state_has_leaves_the_address_incomplete() throws Exception {
        String text = EXPORT.replace("note-a5", "NOTE-A5").replace("Centro;Curitiba", "Centro;Curitibona");
        Partial<List<ReadOrder>> read =
                Sheets.read(Sheets.open(Sheets.write(folder, "vendas.csv", text), Aliases.read(NUVEMSHOP)));
        assertThat(Sheets.lines(read)).isEmpty();
        assertThat(read.value().get(1).command().buyer().orElseThrow().shipTo().complete())
                .isFalse();
    }

    @Test
    void an_unknown_item_of_an_export_is_named_at_its_line_with_the_contracts_column() throws Exception {
        Path file = Sheets.write(folder, "vendas.csv", EXPORT);
        assertThat(Sheets.lines(Sheets.read(Sheets.open(file, Aliases.read(NUVEMSHOP)))))
                .containsExactly(
                        "orders.csv:2: Refused with its order because of line 3.",
                        "orders.csv:3: sku: There is no item note-a5 among the items read.");
    }

    @Test
    void a_row_with_a_separator_too_many_is_found_in_an_export_too() throws Exception {
        Path file = Sheets.write(folder, "vendas.csv", EXPORT.replace("Rua das Amostras;20", "Rua das Amostras;20;"));
        assertThat(Sheets.lines(Sheets.read(Sheets.open(file, Aliases.read(NUVEMSHOP)))))
                .contains("orders.csv:4: 37 fields where the header has 36: is a comma or semicolon not in quotes?");
    }

    @Test
    void a_file_of_the_contract_may_have_single_names_changed() throws Exception {
        Path aliases = aliases("order_id,Pedido,,", "sku,Código,,", "payment1_method,,pix à vista,pix");
        String text = Sheets.csv(Sheets.row("payment1_method", "Pix à vista"))
                .replace("order_id", "pedido")
                .replace(",sku,", ",CÓDIGO,");
        Partial<List<ReadOrder>> read =
                Sheets.read(Sheets.open(Sheets.write(folder, "orders.csv", text), Aliases.read(aliases)));
        assertThat(Sheets.lines(read)).isEmpty();
        assertThat(read.value()).hasSize(1);
    }

    @Test
    void a_header_that_is_not_there_is_missed_under_the_contracts_name() throws Exception {
        Path file = Sheets.write(folder, "vendas.csv", EXPORT.replace("Código postal", "CEP"));
        Aliases aliases = Aliases.read(NUVEMSHOP);
        assertThatThrownBy(() -> Sheets.open(file, aliases))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(file + ": the header lacks ship_cep");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shipping,Frete,,|column: there is no column shipping",
                "sku,,,|it says nothing about sku",
                "*,,,all|it says nothing about *",
                "sku,,,{count}|means: {count} cannot be told of sku",
                "sku,,,{city}|means: {city} cannot be told of sku",
                "sku,,,{what}|means: {what} cannot be told of sku",
            })
    void a_row_of_an_alias_file_that_says_nothing_is_named(String row, String message) {
        Path file = aliases(row);
        assertThatThrownBy(() -> Aliases.read(file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(file + ":2: " + message);
    }

    private Path aliases(String... rows) {
        return Sheets.write(folder, "aliases.csv", "column,header,value,means\n" + String.join("\n", rows) + "\n");
    }
}
