package dev.backoffice.examples.quickstart;

import dev.backoffice.fiscal.br.nfe.simulation.AuthorityCall;
import dev.backoffice.fiscal.br.nfe.simulation.AuthorityFault;
import dev.backoffice.fiscal.br.nfe.simulation.AuthorityScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What goes wrong at the tax authority, as the events file has it: the first time-out or refusal of an order strikes its note
 * the first time it is sent, the second the second time. A time-out after which a late answer is told of is one during which
 * the authority does not have the note yet; any other is a lost answer to a note it accepted.
 */
final class NoteFaults implements AuthorityScript {
    /** The rejection of a refused note: a goods code (NCM) the authority does not know. */
    static final String REFUSED_WITH = "778";

    private static final String REFUSAL = "Rejeicao: Informado NCM inexistente";

    private final Map<OrderKey, List<ShopEvent>> faults = new LinkedHashMap<>();
    private final Map<OrderKey, ShopEvent> answers = new LinkedHashMap<>();
    private final Function<OrderKey, Set<String>> keys;

    /** @param keys the access keys of an order's notes so far */
    NoteFaults(List<ShopEvent> events, Function<OrderKey, Set<String>> keys) {
        this.keys = keys;
        for (ShopEvent event : events) {
            switch (event.kind()) {
                case TIMEOUT, REFUSE ->
                    faults.computeIfAbsent(event.key(), none -> new ArrayList<>())
                            .add(event);
                case LATE_ANSWER -> answers.put(event.key(), event);
                case CANCEL, PART_PAYMENT, PAYMENT, RETURN, DELIVER -> {
                    // nothing of the authority's
                }
            }
        }
    }

    @Override
    public AuthorityFault on(AuthorityCall call) {
        if (call.kind() != AuthorityCall.Kind.SUBMIT) {
            return AuthorityFault.none();
        }
        for (Map.Entry<OrderKey, List<ShopEvent>> entry : faults.entrySet()) {
            if (call.nth() <= entry.getValue().size()
                    && keys.apply(entry.getKey()).contains(call.accessKey())) {
                return fault(entry.getValue().get(call.nth() - 1), call);
            }
        }
        return AuthorityFault.none();
    }

    private AuthorityFault fault(ShopEvent event, AuthorityCall call) {
        if (event.kind() == ShopEvent.Kind.REFUSE) {
            return new AuthorityFault.Rejection(REFUSED_WITH, REFUSAL);
        }
        Optional<Duration> delay = Optional.ofNullable(answers.get(event.key()))
                .map(answer -> Duration.between(call.at(), answer.at()))
                .filter(later -> !later.isNegative() && !later.isZero());
        return delay.<AuthorityFault>map(AuthorityFault.Late::new).orElseGet(AuthorityFault::answerLost);
    }
}
