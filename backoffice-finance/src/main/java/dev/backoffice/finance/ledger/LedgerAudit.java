package dev.backoffice.finance.ledger;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.finance.account.Account;
import dev.backoffice.finance.period.AccountingPeriod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks the stored ledger of one tenant; see {@link Ledger#audit}. */
final class LedgerAudit {
    private static final String VERB = "ledger.audit";
    private static final String BALANCED = "ledger.entry-balanced";
    private static final String MIRRORED = "ledger.reversal-mirrors";
    private static final String REBUILT = "ledger.balance-rebuilt";
    private static final String CLOSED = "ledger.closed-period-unchanged";
    private static final String KNOWN = "ledger.account-known";

    /** Postings go on while this runs: what differs is looked at again before it is reported. */
    private static final int LOOKS = 3;

    private LedgerAudit() {}

    static AuditReport run(Commands commands, CallContext context) {
        AuditReport audit = new Look(commands, context).result();
        for (int look = 1; look < LOOKS && !audit.clean(); look++) {
            audit = new Look(commands, context).result();
        }
        return audit;
    }

    /** One pass over everything. */
    private static final class Look {
        private final Commands commands;
        private final CallContext context;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<BalanceKey, Long> rebuilt = new HashMap<>();
        private long entries;

        Look(Commands commands, CallContext context) {
            this.commands = commands;
            this.context = context;
        }

        AuditReport result() {
            Map<BalanceKey, Long> before = balances();
            readEntries();
            Map<BalanceKey, Long> after = balances();
            Set<BalanceKey> keys = new TreeSet<>(rebuilt.keySet());
            keys.addAll(before.keySet());
            keys.addAll(after.keySet());
            Set<String> accounts = new TreeSet<>();
            for (BalanceKey key : keys) {
                accounts.add(key.account());
                long first = before.getOrDefault(key, 0L);
                long kept = after.getOrDefault(key, 0L);
                long wanted = rebuilt.getOrDefault(key, 0L);
                // A balance that moved meanwhile is judged by the next audit.
                if (first == kept && wanted != kept) {
                    findings.add(Finding.of(
                            REBUILT,
                            String.join(" ", key.account(), key.unit(), key.period(), key.dimensions()),
                            "kept " + kept + ", rebuilt from the entries " + wanted + ", in the smallest unit"));
                }
            }
            accounts.forEach(this::requireAccount);
            periods().forEach(period -> requireUnchanged(period, after));
            return new AuditReport("finance.ledger", entries + keys.size(), findings);
        }

        private Map<BalanceKey, Long> balances() {
            return commands.readHot(
                    context,
                    VERB,
                    session -> session.postings().balances(BalanceQuery.of(context.tenant(), Ledger.BOOK)));
        }

        private void readEntries() {
            Optional<DocumentQuery> next = Optional.of(DocumentQuery.all(Ledger.KIND));
            while (next.isPresent()) {
                DocumentQuery page = next.get();
                List<StoredDocument> documents = commands.readHot(
                        context,
                        VERB,
                        session -> session.records(context.tenant()).list(page));
                documents.forEach(this::readEntry);
                next = documents.size() < page.limit()
                        ? Optional.empty()
                        : Optional.of(page.after(documents.get(documents.size() - 1)));
            }
        }

        private void readEntry(StoredDocument document) {
            entries++;
            JournalEntry entry;
            try {
                entry = Ledger.read(document);
            } catch (BackofficeException broken) {
                findings.add(Finding.of(BALANCED, document.id(), broken.code() + " " + broken.details()));
                return;
            } catch (RuntimeException unreadable) {
                findings.add(Finding.of(BALANCED, document.id(), "cannot be read: " + unreadable));
                return;
            }
            for (var line : Ledger.posting(context.tenant(), entry).lines()) {
                rebuilt.merge(line.key(), line.amount(), Math::addExact);
            }
            entry.reverses().ifPresent(original -> requireMirror(entry, original));
        }

        private void requireMirror(JournalEntry reversal, EntryId original) {
            List<JournalLine> mirrored =
                    reversal.lines().stream().map(JournalLine::reversed).toList();
            boolean mirrors = commands.readHot(
                    context,
                    VERB,
                    session -> session.records(context.tenant())
                            .find(Ledger.KIND, original.toString())
                            .map(document -> Ledger.read(document).lines().equals(mirrored))
                            .orElse(false));
            if (!mirrors) {
                findings.add(
                        Finding.of(MIRRORED, reversal.id().toString(), "does not exchange the sides of " + original));
            }
        }

        private List<AccountingPeriod> periods() {
            return commands.read(
                    context,
                    VERB,
                    session -> session.aggregates(AccountingPeriod.TYPE)
                            .listAll(DocumentQuery.all(AccountingPeriod.TYPE.kind())));
        }

        private void requireUnchanged(AccountingPeriod period, Map<BalanceKey, Long> balances) {
            period.digest().ifPresent(digest -> {
                if (!digest.equals(PeriodSealing.digest(balances, period.month()))) {
                    findings.add(Finding.of(
                            CLOSED, period.month().toString(), "its balances are not those it was closed with"));
                }
            });
        }

        private void requireAccount(String account) {
            boolean known = commands.readHot(
                    context,
                    VERB,
                    session -> session.records(context.tenant())
                            .find(Account.TYPE.kind(), account)
                            .isPresent());
            if (!known) {
                findings.add(Finding.of(KNOWN, account, "has a balance and is not in the chart"));
            }
        }
    }
}
