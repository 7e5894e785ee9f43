package dev.backoffice.fiscal.br.nfe.internal.rules;

import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.note;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.Uf;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeControlCode;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules about the access key, part by part. */
public final class NfeKeyRules {
    private static final String ID = "@Id";
    private static final Set<String> STATES =
            Arrays.stream(Uf.values()).map(uf -> Integer.toString(uf.ibge())).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> MODELS = Set.of("55", "65");

    private NfeKeyRules() {}

    public static List<NfeRule> rules() {
        return List.of(
                note("502", ID, (note, root) -> !attribute(root).equals("NFe" + composed(root))),
                note("253", "ide/cDV", (note, root) -> !digitRight(composed(root))),
                note("897", "ide/cNF", (note, root) -> controlCodeForbidden(root)),
                part("481", (key, root) -> !key.substring(0, 2).equals(root.text("ide/cUF"))),
                part("614", (key, root) -> !STATES.contains(key.substring(0, 2))),
                part("615", (key, root) -> key.substring(2, 4).compareTo("06") < 0),
                part(
                        "616",
                        (key, root) -> key.substring(4, 6).compareTo("01") < 0
                                || key.substring(4, 6).compareTo("12") > 0),
                part("617", (key, root) -> !issued(key)),
                part("618", (key, root) -> !MODELS.contains(key.substring(20, 22))),
                part("619", (key, root) -> key.startsWith("000000000", 25)));
    }

    private interface PartOfKey {
        boolean wrong(String key, XmlNode root);
    }

    /** A rule about a part of the key that {@code Id} says; the layout refuses those of another form. */
    private static NfeRule part(String rejection, PartOfKey check) {
        return note(rejection, ID, (note, root) -> {
            String id = attribute(root);
            return id.length() == 3 + NfeAccessKey.LENGTH && check.wrong(id.substring(3), root);
        });
    }

    private static String attribute(XmlNode root) {
        return root.attributes().getOrDefault("Id", "");
    }

    /** The key that the note's own fields make. */
    private static String composed(XmlNode root) {
        String at = root.text("ide/dhEmi");
        String issuer = root.has("emit/CNPJ") ? root.text("emit/CNPJ") : "000" + root.text("emit/CPF");
        return root.text("ide/cUF")
                + (at.length() < 7 ? "" : at.substring(2, 4) + at.substring(5, 7))
                + issuer
                + root.text("ide/mod")
                + padded(root.text("ide/serie"), 3)
                + padded(root.text("ide/nNF"), 9)
                + root.text("ide/tpEmis")
                + root.text("ide/cNF")
                + root.text("ide/cDV");
    }

    private static String padded(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static boolean digitRight(String key) {
        return key.length() == NfeAccessKey.LENGTH
                && NfeAccessKey.checkDigit(key.substring(0, NfeAccessKey.LENGTH - 1))
                        == key.charAt(NfeAccessKey.LENGTH - 1);
    }

    private static boolean controlCodeForbidden(XmlNode root) {
        String code = root.text("ide/cNF");
        String number = root.text("ide/nNF");
        return !code.isEmpty()
                && !number.isEmpty()
                && NfeControlCode.isForbidden(Integer.parseInt(code), Integer.parseInt(number));
    }

    private static boolean issued(String key) {
        return Cnpj.isValid(key.substring(6, 20)) || key.startsWith("000", 6) && Cpf.isValid(key.substring(9, 20));
    }
}
