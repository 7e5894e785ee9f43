package dev.backoffice.benchmarks.store;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.HotWork;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The smallest transfer the pipeline knows: a receipt and two lines of a posting. */
final class Transfers {
    private static final String BOOK = "bench";

    record Transfer(IdempotencyKey key, String debit, String credit, long cents) implements Command {
        Doc form() {
            return Doc.fields()
                    .put("debit", debit)
                    .put("credit", credit)
                    .put("cents", cents)
                    .build();
        }
    }

    private static final Verb<Transfer, String> TRANSFER =
            Verb.of("bench.transfer", 1, Transfer::form, answer -> answer, answer -> answer);
    private static final HotWork<Transfer, String> WORK = Transfers::post;

    private final Commands commands;

    Transfers(Commands commands) {
        this.commands = commands;
    }

    void transfer(CallContext context, long number, String debit, String credit) {
        commands.hot(context, TRANSFER, command(number, debit, credit), WORK);
    }

    void transferAll(List<HotCall<Transfer>> calls) {
        commands.hotAll(TRANSFER, calls, WORK).forEach(Outcome::orThrow);
    }

    static Transfer command(long number, String debit, String credit) {
        return new Transfer(IdempotencyKey.of("t" + number), debit, credit, 1);
    }

    private static List<Outcome<String>> post(HotSession session, List<HotCall<Transfer>> calls) {
        List<Outcome<String>> outcomes = new ArrayList<>(calls.size());
        List<Posting> postings = new ArrayList<>(calls.size());
        for (HotCall<Transfer> call : calls) {
            Transfer command = call.command();
            TenantId tenant = call.context().tenant();
            String id = command.key().value();
            postings.add(new Posting(
                    id,
                    List.of(
                            new Posting.Line(account(tenant, command.debit()), command.cents()),
                            new Posting.Line(account(tenant, command.credit()), -command.cents()))));
            outcomes.add(Outcome.granted(id));
        }
        session.postings().post(postings);
        return outcomes;
    }

    private static BalanceKey account(TenantId tenant, String code) {
        return new BalanceKey(tenant, BOOK, code, "BRL", "2026-11", "");
    }
}
