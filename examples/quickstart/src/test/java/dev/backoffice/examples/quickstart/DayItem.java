package dev.backoffice.examples.quickstart;

import java.util.List;

/**
 * An item of the shipped day.
 *
 * @param number in the synthetic range of bar codes; 0 for none
 * @param shelf what lies there whatever is ordered, when that is scarce; empty to have enough
 * @param sites where it lies, the first with most of it
 */
record DayItem(
        String sku,
        String description,
        String ncm,
        int origin,
        String unit,
        int number,
        int grams,
        String size,
        String cost,
        String price,
        String shelf,
        List<String> sites,
        String components) {
    private static final List<String> SP1 = List.of("SP1");
    private static final List<String> PE1 = List.of("PE1");
    private static final List<String> BOTH = List.of("SP1", "PE1");

    static final List<DayItem> ALL = List.of(
            of("MUG-01", "Caneca de cerâmica azul", "69120000", "UN", 1, 350, "120,110,100", "12.50", "39.90", BOTH),
            of("NOTE-A5", "Caderno pautado A5", "48202000", "UN", 2, 260, "210,150,15", "8.20", "24.90", BOTH),
            of("TOTE-01", "Sacola de lona", "42022220", "UN", 3, 310, "350,300,30", "18.40", "59.00", SP1),
            of("TOWEL-01", "Toalha de rosto", "63026000", "UN", 4, 240, "250,200,60", "11.75", "34.50", SP1),
            of(
                    "COFFEE-500",
                    "Café torrado moído 500 g",
                    "09012100",
                    "PCT",
                    5,
                    520,
                    "180,110,70",
                    "15.1250",
                    "32.90",
                    SP1),
            of("CANDLE-01", "Vela aromática", "34060000", "UN", 6, 210, "90,90,100", "13.90", "45.00", SP1),
            of("TEE-M", "Camiseta de algodão M", "61091000", "UN", 7, 180, "300,250,20", "31.40", "79.90", SP1),
            of("TEE-G", "Camiseta de algodão G", "61091000", "UN", 8, 190, "300,250,20", "31.40", "79.90", SP1),
            of("SOCKS-3", "Meias, três pares", "61159500", "PAR", 9, 90, "200,90,20", "8.10", "29.90", BOTH),
            of("BOTTLE-750", "Garrafa de aço 750 ml", "73239300", "UN", 10, 420, "280,80,80", "36.75", "89.90", SP1),
            of("CARD-10", "Cartões postais, dez", "49119900", "UN", 11, 60, "160,110,10", "4.30", "19.90", BOTH),
            of("FABRIC-AZ", "Tecido de algodão azul", "52083900", "M", 12, 150, "300,200,30", "9.80", "27.3550", SP1),
            of("RUN-42", "Tênis de corrida 42", "64041100", "PAR", 13, 720, "340,220,130", "148.00", "349.90", SP1),
            of("BOWL-01", "Tigela de bambu", "44191900", "UN", 14, 300, "180,180,80", "14.60", "49.90", SP1),
            of("SHEET-01", "Lençol de algodão", "63022100", "UN", 15, 900, "350,250,60", "52.30", "129.90", SP1),
            of("HAMMOCK-01", "Rede de descanso", "56081900", "UN", 16, 1_600, "400,300,120", "64.00", "159.00", PE1),
            of(
                    "NUTS-KG",
                    "Castanha de caju sem casca",
                    "08013200",
                    "KG",
                    17,
                    1_000,
                    "250,180,90",
                    "58.40",
                    "112.00",
                    PE1),
            of("LACE-01", "Renda de bilro, peça", "58043090", "UN", 18, 80, "150,100,20", "22.10", "69.00", PE1),
            imported(
                    "FLASK-IMP",
                    "Garrafa térmica importada",
                    "96170010",
                    1,
                    19,
                    480,
                    "280,85,85",
                    "46.75",
                    "119.90",
                    ""),
            imported(
                    "WATCH-01",
                    "Relógio de pulso prata",
                    "91021110",
                    2,
                    20,
                    220,
                    "120,110,90",
                    "117.00",
                    "289.00",
                    "3"),
            imported("LAMP-01", "Luminária de mesa LED", "94052100", 2, 21, 900, "320,260,260", "72.00", "189.90", "8"),
            new DayItem(
                    "KIT-BREAKFAST",
                    "Kit café da manhã: caneca e café",
                    "69120000",
                    0,
                    "KIT",
                    0,
                    870,
                    "220,180,120",
                    "",
                    "66.00",
                    "0",
                    SP1,
                    "MUG-01x1;COFFEE-500x1"),
            new DayItem(
                    "KIT-COFFEE-3",
                    "Kit café: três pacotes e caderno",
                    "09012100",
                    0,
                    "KIT",
                    0,
                    1_820,
                    "250,200,150",
                    "",
                    "109.00",
                    "0",
                    SP1,
                    "COFFEE-500x3;NOTE-A5x1"));

    private static DayItem of(
            String sku,
            String description,
            String ncm,
            String unit,
            int number,
            int grams,
            String size,
            String cost,
            String price,
            List<String> sites) {
        return new DayItem(sku, description, ncm, 0, unit, number, grams, size, cost, price, "", sites, "");
    }

    private static DayItem imported(
            String sku,
            String description,
            String ncm,
            int origin,
            int number,
            int grams,
            String size,
            String cost,
            String price,
            String shelf) {
        return new DayItem(sku, description, ncm, origin, "UN", number, grams, size, cost, price, shelf, SP1, "");
    }

    static DayItem get(String sku) {
        return ALL.stream().filter(item -> item.sku.equals(sku)).findFirst().orElseThrow();
    }

    boolean kit() {
        return !components.isEmpty();
    }

    boolean scarce() {
        return !shelf.isEmpty();
    }

    boolean at(String site) {
        return sites.contains(site);
    }

    String gtin() {
        return number == 0 ? "" : ValidNumbers.gtin(number);
    }
}
