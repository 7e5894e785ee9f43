package dev.backoffice.fiscal.br.operation;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * A sentence that a note has to carry in {@code infCpl}, with the values that fill it. A host's own sentence: {@link #of}.
 *
 * @param id its row in the table {@link LegalTexts#TABLE}
 * @param values what its placeholders are filled with, by name, as printed
 */
public record LegalText(String id, Map<String, String> values) {
    private static final int MAX_ID = 60;
    private static final int MAX_VALUE = 500;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** @throws InvalidInput {@code input.null}, {@code input.blank} or {@code input.too-long} */
    public LegalText {
        Input.text(id, "legalText.id", MAX_ID);
        Map<String, String> copy = new TreeMap<>(Input.required(values, "legalText.values"));
        copy.forEach((name, value) -> Input.text(value, "legalText." + name, MAX_VALUE));
        values = Collections.unmodifiableMap(copy);
    }

    /** A sentence without values. */
    public static LegalText of(String id) {
        return new LegalText(id, Map.of());
    }

    /** The same with one more value. */
    public LegalText with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new LegalText(id, more);
    }

    /** The same with an amount, printed as {@code 1234,56}. */
    public LegalText with(String name, Money amount) {
        return with(name, comma(amount.getAmount()));
    }

    /** The same with a day, printed as {@code 24/11/2026}. */
    public LegalText with(String name, LocalDate day) {
        return with(name, DAY.format(day));
    }

    /** The issuer is of the Simples Nacional. */
    public static LegalText simples() {
        return of("simples");
    }

    /** The buyer may take so much ICMS as a credit (CSOSN 101 and 201). */
    public static LegalText simplesCredit(Rate rate, Money amount) {
        return of("simples-credit").with("rate", comma(rate.percent())).with("amount", amount);
    }

    /** ICMS was withheld earlier in the chain (CST 60, CSOSN 500). */
    public static LegalText withheld(Money base, Money amount) {
        return of("withheld").with("base", base).with("amount", amount);
    }

    /** The issuer withholds ICMS of the chain that follows (CST 10, 30, 70; CSOSN 201 to 203). */
    public static LegalText substitution(Money base, Money amount) {
        return of("substitution").with("base", base).with("amount", amount);
    }

    /** DIFAL and the fund against poverty due to the state of destination. */
    public static LegalText destination(String uf, Money amount, Money fund) {
        return of("destination").with("uf", uf).with("amount", amount).with("fund", fund);
    }

    /** A relief, with the norm that grants it. */
    public static LegalText relief(String law, Money amount) {
        return of("relief").with("law", law).with("amount", amount);
    }

    /** ICMS is suspended by a norm until the goods are back. */
    public static LegalText suspension(String law, LocalDate due) {
        return of("suspension").with("law", law).with("due", due);
    }

    /** The note this one returns, refuses or reduces. */
    public static LegalText reference(String accessKey, int series, int number, LocalDate date, String reason) {
        return of("reference")
                .with("key", accessKey)
                .with("series", Integer.toString(series))
                .with("number", Integer.toString(number))
                .with("date", date)
                .with("reason", reason);
    }

    /** Approximate taxes by sphere (Lei 12.741/2012), with the table they are from, e.g. {@code IBPT 26.2.A}. */
    public static LegalText approximate(Money federal, Money state, Money municipal, String source) {
        return of("approximate")
                .with("federal", federal)
                .with("state", state)
                .with("municipal", municipal)
                .with("source", source);
    }

    private static String comma(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}
