package dev.backoffice.core.command;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.store.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The calls one caller gives at once, after they were checked: a bad one is refused alone, equal keys are asked once. */
final class HotCalls<C extends Command, R> {
    /** A call that may be decided. */
    record Asked<C extends Command>(ReceiptKey key, String fingerprint, HotCall<C> call) {}

    private final List<@Nullable ReceiptKey> keys = new ArrayList<>();
    private final List<@Nullable BackofficeException> refusals = new ArrayList<>();
    private final Map<ReceiptKey, Asked<C>> asked = new LinkedHashMap<>();

    void add(Asked<C> call) {
        Asked<C> first = asked.putIfAbsent(call.key(), call);
        if (first != null && !first.fingerprint().equals(call.fingerprint())) {
            refuse(call.key().usedForOtherInput());
        } else {
            keys.add(call.key());
            refusals.add(null);
        }
    }

    void refuse(BackofficeException wrong) {
        keys.add(null);
        refusals.add(wrong);
    }

    /** What is to be decided, each key once, in the order given. */
    List<Asked<C>> asked() {
        return List.copyOf(asked.values());
    }

    /** One outcome per call, in the order given. */
    List<Outcome<R>> outcomes(Map<ReceiptKey, Outcome<R>> decided) {
        List<Outcome<R>> all = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            ReceiptKey key = keys.get(i);
            all.add(
                    key == null
                            ? Outcome.refused(Objects.requireNonNull(refusals.get(i)))
                            : Objects.requireNonNull(decided.get(key)));
        }
        return all;
    }
}
