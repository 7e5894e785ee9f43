package dev.backoffice.examples.quickstart;

import java.util.ArrayList;
import java.util.List;

/** The rows that were refused: how many, and the first of them. */
final class Refusals {
    private static final int SHOWN = 200;

    private final List<Report.Refusal> first = new ArrayList<>();
    private long all;

    void add(Report.Refusal refusal) {
        all++;
        if (first.size() < SHOWN) {
            first.add(refusal);
        }
    }

    Report.Shown<Report.Refusal> shown() {
        return new Report.Shown<>(first, all);
    }
}
