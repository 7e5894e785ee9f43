package dev.backoffice.examples.quickstart;

import java.util.Locale;

/** What a run came to, for the console. */
final class Summary {
    private static final int MOST_REFUSALS = 10;

    private final StringBuilder text = new StringBuilder();

    private Summary() {}

    /** @param page where the report lies */
    static String of(Report report, String page) {
        Summary summary = new Summary();
        summary.orders(report);
        summary.refusals(report);
        summary.audits(report);
        summary.line("Report: " + page);
        return summary.text.toString();
    }

    private void orders(Report report) {
        line("");
        line(String.format(Locale.ROOT, "%,8d orders read, %,d refused", report.orders(), report.refused()));
        for (Report.Count state : report.states()) {
            if (state.count() > 0) {
                line(String.format(Locale.ROOT, "%,8d %s", state.count(), state.name()));
            }
            if (state.name().equals("waiting")) {
                report.waits().forEach(wait -> line(String.format(Locale.ROOT, "%,12d %s", wait.count(), wait.name())));
            }
        }
        line(String.format(
                Locale.ROOT,
                "%,8d signed notes, R$ %,.2f",
                report.noteCount(),
                report.noteTotal().getAmount()));
        if (!report.pace().isEmpty()) {
            Report.Pace first = report.pace().get(0);
            Report.Pace last = report.pace().get(report.pace().size() - 1);
            line("");
            line(String.format(
                    Locale.ROOT,
                    "Orders per second: %,d up to order %,d, and %,d in the last tenth up to order %,d",
                    first.perSecond(),
                    first.orders(),
                    last.perSecond(),
                    last.orders()));
        }
        line("");
    }

    private void refusals(Report report) {
        if (report.refusals().all() == 0) {
            return;
        }
        line("Refused rows");
        report.refusals().first().stream()
                .limit(MOST_REFUSALS)
                .forEach(row -> line("  " + row.file() + ":" + row.line() + ": "
                        + (row.column().isEmpty() ? "" : row.column() + ": ") + row.text()));
        long more = report.refusals().all()
                - Math.min(MOST_REFUSALS, report.refusals().first().size());
        if (more > 0) {
            line(String.format(Locale.ROOT, "  and %,d more", more));
        }
        line("");
    }

    private void audits(Report report) {
        line("Audit");
        for (Report.Audit audit : report.audits()) {
            line(String.format(
                    Locale.ROOT,
                    "  %-22s %,10d checked, %s",
                    audit.module(),
                    audit.checked(),
                    audit.findings().isEmpty()
                            ? "nothing broken"
                            : audit.findings().size() + " broken"));
            audit.findings().stream().limit(MOST_REFUSALS).forEach(finding -> line("    " + finding));
        }
        line(report.lawsHold() ? "All laws hold." : "A law is broken.");
        line("");
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
