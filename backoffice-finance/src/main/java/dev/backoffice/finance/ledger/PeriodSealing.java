package dev.backoffice.finance.ledger;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.finance.period.PeriodEvent;
import dev.backoffice.finance.period.PeriodEvent.PeriodClosed;
import dev.backoffice.finance.period.PeriodEvents;
import dev.backoffice.finance.period.Periods;
import dev.backoffice.finance.period.SealPeriod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Notes the balances of each month that is closed: from its closing on nothing can land in it any more. */
public final class PeriodSealing {
    /** The name of its subscription. */
    public static final String NAME = "period-sealing";

    private final Ledger ledger;
    private final Periods periods;

    /** @param ledger whose balances are noted */
    public PeriodSealing(Ledger ledger, Periods periods) {
        this.ledger = ledger;
        this.periods = periods;
    }

    /** The subscription that does it. */
    public Subscription subscription() {
        return Subscription.named(NAME).on(PeriodEvents.CODEC, this::onPeriod);
    }

    private void onPeriod(CallContext context, Occurrence<PeriodEvent> happened) {
        if (happened.event() instanceof PeriodClosed closed) {
            String digest = digest(ledger.balances(context), closed.month());
            try {
                periods.seal(
                        context,
                        new SealPeriod(happened.commandKey("seal"), closed.month(), closed.revision(), digest));
            } catch (RuleViolation reopened) {
                if (!reopened.code().equals("period.illegal-move")) {
                    throw reopened;
                }
            }
        }
    }

    /** SHA-256 of every balance up to and including a month, in order of account, currency, month and side. */
    static String digest(Map<BalanceKey, Long> balances, YearMonth upTo) {
        MessageDigest sha;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
        new TreeMap<>(balances).forEach((key, minor) -> {
            if (minor != 0 && !YearMonth.parse(key.period()).isAfter(upTo)) {
                String line =
                        String.join("\t", key.account(), key.unit(), key.period(), key.dimensions(), minor.toString());
                sha.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        return HexFormat.of().formatHex(sha.digest());
    }
}
