package dev.backoffice.fiscal.br.operation;

import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.br.ApproximateTaxes;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.icms.Difal;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.tax.LineTaxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The sentences that the taxes of a sale ask for: of the regime, the credit of the Simples, tax withheld and withheld before,
 * DIFAL, reliefs and approximate taxes; each with the sums of all lines. To be given to {@link LegalTexts#write}.
 */
public final class TaxTexts {
    private final List<LineTaxes> lines;
    private final CurrencyUnit currency;
    private final List<LegalText> texts = new ArrayList<>();

    private TaxTexts(List<LineTaxes> lines, CurrencyUnit currency) {
        this.lines = List.copyOf(lines);
        this.currency = currency;
    }

    /**
     * The sentences of a sale.
     *
     * @param regime of the seller
     * @param destination the state the goods are handed over in, e.g. {@code BA}
     * @param currency of the amounts
     * @param lines the taxes of each line, as decided
     */
    public static List<LegalText> of(
            TaxRegime regime, String destination, CurrencyUnit currency, List<LineTaxes> lines) {
        TaxTexts asked = new TaxTexts(lines, currency);
        if (regime != TaxRegime.NORMAL) {
            asked.texts.add(LegalText.simples());
        }
        asked.credit();
        asked.withheldBefore();
        asked.substitution();
        asked.destination(destination);
        asked.relief();
        asked.approximate();
        return List.copyOf(asked.texts);
    }

    private void credit() {
        Map<String, Money> byRate = new TreeMap<>();
        for (Icms icms : icms()) {
            credit(icms)
                    .ifPresent(credit ->
                            byRate.merge(credit.rate().percent().toPlainString(), credit.amount(), Money::plus));
        }
        byRate.forEach((rate, amount) -> texts.add(LegalText.simplesCredit(Rate.percent(rate), amount)));
    }

    private static Optional<Icms.Credit> credit(Icms icms) {
        if (icms instanceof Icms.SimplesWithCredit simples) {
            return Optional.of(new Icms.Credit(simples.base(), simples.rate(), simples.credit()));
        }
        return icms instanceof Icms.SimplesOther other ? other.credit() : Optional.empty();
    }

    private void withheldBefore() {
        Money base = zero();
        Money amount = zero();
        boolean told = false;
        boolean untold = false;
        for (Icms icms : icms()) {
            if (icms instanceof Icms.WithheldBefore before) {
                if (before.earlier().isPresent()) {
                    told = true;
                    base = base.plus(before.earlier().get().base());
                    amount = amount.plus(before.earlier().get().amount());
                } else {
                    untold = true;
                }
            }
        }
        if (told) {
            texts.add(LegalText.withheld(base, amount));
        }
        if (untold) {
            texts.add(LegalText.of("withheld-untold"));
        }
    }

    private void substitution() {
        List<Icms.Substitution> withheld =
                icms().stream().flatMap(icms -> icms.substitution().stream()).toList();
        if (!withheld.isEmpty()) {
            texts.add(LegalText.substitution(
                    withheld.stream().map(Icms.Substitution::base).reduce(zero(), Money::plus),
                    withheld.stream().map(Icms.Substitution::total).reduce(zero(), Money::plus)));
        }
    }

    private void destination(String uf) {
        List<Difal> due =
                lines.stream().flatMap(line -> line.find(Difal.class).stream()).toList();
        Money amount = due.stream().map(Difal::amount).reduce(zero(), Money::plus);
        Money fund = due.stream()
                .flatMap(difal -> difal.fund().stream())
                .map(part -> part.amount())
                .reduce(zero(), Money::plus);
        if (amount.plus(fund).isPositive()) {
            texts.add(LegalText.destination(uf, amount, fund));
        }
    }

    private void relief() {
        Map<String, Money> byLaw = new TreeMap<>();
        for (Icms icms : icms()) {
            icms.relief().ifPresent(relief -> byLaw.merge(icms.ground().law(), relief.amount(), Money::plus));
        }
        byLaw.forEach((law, amount) -> texts.add(LegalText.relief(law, amount)));
    }

    private void approximate() {
        Map<String, ApproximateTaxes.Shares> bySource = new TreeMap<>();
        for (LineTaxes line : lines) {
            line.find(ApproximateTaxes.class)
                    .ifPresent(told -> told.shares()
                            .ifPresent(shares ->
                                    bySource.merge(told.ground().law(), shares, ApproximateTaxes.Shares::plus)));
        }
        bySource.forEach((source, shares) ->
                texts.add(LegalText.approximate(shares.federal(), shares.state(), shares.municipal(), source)));
    }

    private List<Icms> icms() {
        return lines.stream().flatMap(line -> line.find(Icms.class).stream()).toList();
    }

    private Money zero() {
        return Money.zero(currency);
    }
}
