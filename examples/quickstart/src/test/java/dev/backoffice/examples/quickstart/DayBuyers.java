package dev.backoffice.examples.quickstart;

import dev.backoffice.core.br.Municipality;
import dev.backoffice.core.br.Uf;
import java.util.List;
import java.util.Locale;

/** The buyers of the shipped day, none of whom lives. */
final class DayBuyers {
    private static final List<String> FIRST_NAMES = List.of(
            "Ana Lúcia",
            "Bruno",
            "Cecília",
            "Davi",
            "Elisa",
            "Fábio",
            "Glória",
            "Heitor",
            "Íris",
            "João Batista",
            "Kátia",
            "Lívia",
            "Mauro",
            "Nair",
            "Otávio",
            "Paulo",
            "Quitéria",
            "Raimunda",
            "Sílvio",
            "Teresa");
    private static final List<String> LAST_NAMES = List.of(
            "Amaral",
            "Bastos",
            "Conceição",
            "D'Ávila",
            "Esteves",
            "Fontes",
            "Gusmão",
            "Holanda",
            "Iório",
            "Jardim",
            "Leal",
            "Medeiros",
            "Nóbrega",
            "Okamoto",
            "Pontes",
            "Quintana",
            "Rezende");
    private static final List<String> STREETS = List.of(
            "Rua das Amostras", "Rua do Modelo", "Avenida do Exemplo", "Alameda Sintética", "Travessa do Ensaio");

    /** A town goods are sent to, by a postal code of its centre. */
    record Town(String city, Uf uf, String cep, String district, String areaCode) {
        String code() {
            return Municipality.find(city, uf).orElseThrow().code().digits();
        }
    }

    /** The more often a town stands here, the more buyers live there. */
    static final List<Town> TOWNS = List.of(
            town("São Paulo", Uf.SP, "01310100", "Bela Vista", "11"),
            town("São Paulo", Uf.SP, "01310100", "Bela Vista", "11"),
            town("São Paulo", Uf.SP, "01310100", "Bela Vista", "11"),
            town("Campinas", Uf.SP, "13010050", "Centro", "19"),
            town("Santos", Uf.SP, "11010150", "Gonzaga", "13"),
            town("Ribeirão Preto", Uf.SP, "14010040", "Centro", "16"),
            town("Guarulhos", Uf.SP, "07010010", "Centro", "11"),
            town("Rio de Janeiro", Uf.RJ, "20040002", "Centro", "21"),
            town("Rio de Janeiro", Uf.RJ, "20040002", "Centro", "21"),
            town("Niterói", Uf.RJ, "24020000", "Centro", "21"),
            town("Belo Horizonte", Uf.MG, "30130000", "Funcionários", "31"),
            town("Belo Horizonte", Uf.MG, "30130000", "Funcionários", "31"),
            town("Uberlândia", Uf.MG, "38400000", "Centro", "34"),
            town("Curitiba", Uf.PR, "80020310", "Centro", "41"),
            town("Londrina", Uf.PR, "86010000", "Centro", "43"),
            town("Porto Alegre", Uf.RS, "90010150", "Centro Histórico", "51"),
            town("Florianópolis", Uf.SC, "88010000", "Centro", "48"),
            town("Joinville", Uf.SC, "89201000", "Centro", "47"),
            town("Salvador", Uf.BA, "40020000", "Centro", "71"),
            town("Recife", Uf.PE, "50030230", "Recife", "81"),
            town("Recife", Uf.PE, "50030230", "Recife", "81"),
            town("Fortaleza", Uf.CE, "60060170", "Centro", "85"),
            town("Natal", Uf.RN, "59010000", "Petrópolis", "84"),
            town("João Pessoa", Uf.PB, "58010000", "Centro", "83"),
            town("Brasília", Uf.DF, "70040010", "Asa Norte", "61"),
            town("Goiânia", Uf.GO, "74003010", "Setor Central", "62"),
            town("Vitória", Uf.ES, "29010000", "Centro", "27"),
            town("Manaus", Uf.AM, "69005000", "Centro", "92"),
            town("Belém", Uf.PA, "66010000", "Campina", "91"),
            town("Cuiabá", Uf.MT, "78005000", "Centro Norte", "65"),
            town("Rio Branco", Uf.AC, "69900062", "Centro", "68"));

    private static Town town(String city, Uf uf, String cep, String district, String areaCode) {
        return new Town(city, uf, cep, district, areaCode);
    }

    private int count;

    static Town in(String city) {
        return TOWNS.stream()
                .filter(town -> town.city().equals(city))
                .findFirst()
                .orElseThrow();
    }

    /** The next person buys. */
    void person(DayOrder order) {
        count++;
        order.with(
                "buyer_kind",
                "person",
                "buyer_name",
                FIRST_NAMES.get(count % FIRST_NAMES.size()) + " " + LAST_NAMES.get(count % LAST_NAMES.size()),
                "buyer_document",
                ValidNumbers.cpf(20_000 + count),
                "buyer_purpose",
                "consumption",
                "buyer_email",
                "buyer" + count + "@example.com");
    }

    /** A company without registration in its state buys for its own use. */
    void company(DayOrder order, String name) {
        count++;
        order.with(
                "buyer_kind",
                "company",
                "buyer_name",
                name,
                "buyer_document",
                ValidNumbers.cnpj(100 + count, 1),
                "buyer_purpose",
                "consumption",
                "buyer_email",
                "compras" + count + "@example.com");
    }

    /** A taxpayer of its state. */
    void taxpayer(DayOrder order, String name, Town town, String purpose) {
        company(order, name);
        order.with("buyer_purpose", purpose, "buyer_ie", ValidNumbers.stateRegistration(town.uf(), 900 - count % 700));
    }

    /** Goods go to the buyer in this town. */
    void shipTo(DayOrder order, Town town) {
        address(order, "ship_", town);
        order.with("buyer_phone", String.format(Locale.ROOT, "+55%s9%08d", town.areaCode(), count));
    }

    /** The buyer lives in this town, wherever the goods go. */
    void billTo(DayOrder order, Town town) {
        address(order, "bill_", town);
    }

    private void address(DayOrder order, String prefix, Town town) {
        order.with(
                prefix + "cep",
                town.cep(),
                prefix + "street",
                STREETS.get(count % STREETS.size()),
                prefix + "number",
                Integer.toString(10 + count * 7),
                prefix + "complement",
                count % 3 == 0 ? "Apto " + count : "",
                prefix + "district",
                town.district(),
                prefix + "city",
                town.city(),
                prefix + "city_ibge",
                town.code(),
                prefix + "uf",
                town.uf().name());
    }
}
