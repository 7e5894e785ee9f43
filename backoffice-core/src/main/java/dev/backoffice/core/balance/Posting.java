package dev.backoffice.core.balance;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Amounts moved between balances of one tenant and book; they sum to zero in every unit.
 *
 * @param id its id, unique within tenant and book; at most 100 characters
 * @param lines at least two
 */
public record Posting(String id, List<Line> lines) {
    /**
     * One side of a posting.
     *
     * @param key what it changes
     * @param amount by how much, not zero
     */
    public record Line(BalanceKey key, long amount) {}

    /** @throws InvalidInput {@code posting.unbalanced} naming the unit and the sum, {@code posting.mixed}, {@code input.zero} */
    public Posting {
        CodeText.check("posting", id, 100, CodeText.VISIBLE);
        lines = List.copyOf(lines);
        if (lines.size() < 2) {
            throw InvalidInput.of("posting.too-few-lines", "posting", id);
        }
        TreeMap<String, Long> sums = new TreeMap<>();
        BalanceKey first = lines.get(0).key();
        for (Line line : lines) {
            if (line.amount() == 0) {
                throw InvalidInput.of("input.zero", "field", "amount", "posting", id);
            }
            if (!line.key().tenant().equals(first.tenant())
                    || !line.key().book().equals(first.book())) {
                throw InvalidInput.of("posting.mixed", "posting", id);
            }
            sums.merge(line.key().unit(), line.amount(), Math::addExact);
        }
        sums.forEach((unit, sum) -> {
            if (sum != 0) {
                throw InvalidInput.of("posting.unbalanced", "posting", id, "unit", unit, "sum", sum.toString());
            }
        });
    }

    List<Delta> deltas() {
        List<Delta> deltas = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            deltas.add(new Delta(id, i, lines.get(i).key(), lines.get(i).amount()));
        }
        return deltas;
    }
}
