package dev.backoffice.testkit;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import java.time.ZoneId;
import java.util.Map;

/**
 * Made-up numbers with valid check digits, and a shop that has them, the same in every run. They begin with 999, so nobody takes
 * them for a real company's or person's.
 */
public final class Fixtures {
    private Fixtures() {}

    /**
     * The nth made-up CNPJ; of establishment 0001.
     *
     * @param n 0 to 99,999
     */
    public static Cnpj cnpj(int n) {
        return cnpj(n, 1);
    }

    /**
     * The CNPJ of an establishment of the nth made-up company.
     *
     * @param n 0 to 99,999
     * @param establishment 1 to 9999
     */
    public static Cnpj cnpj(int n, int establishment) {
        String base = "999" + digits(n, 5) + digits(establishment, 4);
        String one = base + checkDigit(base, 9);
        return Cnpj.of(one + checkDigit(one, 9));
    }

    /**
     * The nth made-up CPF.
     *
     * @param n 0 to 999,999
     */
    public static Cpf cpf(int n) {
        String base = "999" + digits(n, 6);
        String one = base + checkDigit(base, 11);
        return Cpf.of(one + checkDigit(one, 11));
    }

    /**
     * A made-up shop in São Paulo with one establishment, {@code SP1}: all that a back office asks of a company.
     *
     * <pre>{@code
     * Backoffice shop = Backoffice.inMemory(Fixtures.company());
     * }</pre>
     */
    public static Company company() {
        return Company.of(establishment("SP1", cnpj(1)));
    }

    /**
     * An establishment of the made-up shop, of the Simples Nacional.
     *
     * @param site its code, e.g. {@code SP2}
     */
    public static Establishment establishment(String site, Cnpj cnpj) {
        return new Establishment(
                site,
                "Loja Azul Sintética Ltda",
                "Loja Azul",
                new PostalAddress(
                        "Rua da Loja", "900", "", "Pinheiros", "São Paulo", "3550308", "SP", "05426100", "BR"),
                ZoneId.of("America/Sao_Paulo"),
                Map.of(
                        "cnpj", cnpj.toString(),
                        "ie", "990000129113",
                        "crt", "1",
                        "nfe.series", "1",
                        "nfe.next-number", "1"));
    }

    private static String digits(int number, int length) {
        String text = Integer.toString(number);
        if (number < 0 || text.length() > length) {
            throw new IllegalArgumentException("there is no made-up number " + number);
        }
        return "0".repeat(length - text.length()) + text;
    }

    /** Modulus 11 with weights from the right that begin with 2 and start again after the largest. */
    private static int checkDigit(String digits, int largest) {
        int sum = 0;
        int weight = 2;
        for (int i = digits.length() - 1; i >= 0; i--) {
            sum += (digits.charAt(i) - '0') * weight;
            weight = weight == largest ? 2 : weight + 1;
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }
}
