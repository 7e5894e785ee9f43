package dev.backoffice.examples.quickstart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Writes a {@link Report} as one HTML page that needs nothing else. */
final class ReportPage {
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private ReportPage() {}

    static String render(Report report) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s: back office report</title>
            <style>
            %s</style>
            </head>
            <body>
            <main>
            %s</main>
            </body>
            </html>
            """.formatted(escape(report.shop()), STYLE, body(report));
    }

    private static String body(Report report) {
        return heading(report)
                + cards(report)
                + states(report)
                + waiting(report)
                + withoutEffect(report)
                + refusals(report)
                + promises(report)
                + money(report)
                + margin(report)
                + notes(report)
                + stock(report)
                + accounts(report)
                + audits(report)
                + timings(report);
    }

    private static String heading(Report report) {
        boolean hold = report.lawsHold();
        long broken = report.audits().stream()
                .mapToLong(audit -> audit.findings().size())
                .sum();
        return """
            <header>
            <p class="over">Back office report</p>
            <h1>%s</h1>
            <p class="sub">Orders from %s%s</p>
            </header>
            <p class="verdict %s">%s</p>
            """.formatted(
                        escape(report.shop()),
                        escape(report.source()),
                        report.figures().asOf().isEmpty()
                                ? ""
                                : ", as of " + escape(report.figures().asOf()),
                        hold ? "good" : "bad",
                        hold
                                ? "<b>All laws hold.</b> %s things were checked, nothing is broken."
                                        .formatted(number(report.checked()))
                                : "<b>%s broken.</b> See the audit below."
                                        .formatted(broken == 1 ? "One law is" : number(broken) + " laws are"));
    }

    private static String cards(Report report) {
        long delivered = report.states().stream()
                .filter(state -> state.name().equals("delivered"))
                .mapToLong(Report.Count::count)
                .sum();
        return "<div class=\"cards\">\n"
                + card("Orders read", number(report.orders()), "")
                + card("Delivered", number(delivered), "good")
                + card(
                        "Waiting",
                        number(report.waiting().all()),
                        report.waiting().all() > 0 ? "warn" : "")
                + card("Refused", number(report.refused()), report.refused() > 0 ? "bad" : "")
                + card("Notes", number(report.noteCount()), "")
                + card("Noted", money(report.noteTotal()), "")
                + margin(report.figures().margin())
                + "</div>\n";
    }

    private static String card(String title, String value, String tone) {
        return "<div class=\"card %s\"><span>%s</span><strong>%s</strong></div>\n"
                .formatted(tone, escape(title), value);
    }

    private static String margin(List<Report.Figure> margin) {
        return margin.isEmpty()
                ? ""
                : card("Margin", money(margin.get(margin.size() - 1).amount()), "");
    }

    private static String states(Report report) {
        String chart = report.figures().ages().isEmpty()
                ? bars(report.states())
                : Chart.legend(
                                "age0",
                                Report.AGES.get(0),
                                "age1",
                                Report.AGES.get(1),
                                "age2",
                                Report.AGES.get(2),
                                "age3",
                                Report.AGES.get(3))
                        + Chart.bars(report.figures().ages().stream()
                                .filter(age -> age.counts().stream().anyMatch(count -> count > 0))
                                .map(ReportPage::age)
                                .toList());
        return section(
                "Orders by state", "Where the received orders are now, and how long ago they were placed.", chart);
    }

    private static Chart.Row age(Report.Age age) {
        List<Chart.Piece> pieces = IntStream.range(0, age.counts().size())
                .mapToObj(i -> new Chart.Piece("age" + i, age.counts().get(i)))
                .toList();
        return new Chart.Row(
                age.state(),
                pieces,
                number(age.counts().stream().mapToLong(Long::longValue).sum()));
    }

    /** What there is none of is left out. */
    private static String bars(List<Report.Count> counts) {
        return Chart.bars(counts.stream()
                .filter(count -> count.count() > 0)
                .map(count -> new Chart.Row(
                        count.name(), List.of(new Chart.Piece("plain", count.count())), number(count.count())))
                .toList());
    }

    private static String withoutEffect(Report report) {
        Report.Shown<Report.Failed> failed = report.figures().withoutEffect();
        if (failed.all() == 0) {
            return "";
        }
        String rows = rows(
                failed,
                event -> cell(number(event.row()), "end")
                        + cell(escape(event.order()), "nowrap")
                        + cell(escape(event.event()))
                        + cell(escape(event.why())));
        return section(
                "Events that came to nothing",
                "%s of %s events of the events file found the order elsewhere than they expected it."
                        .formatted(number(failed.all()), number(report.figures().events())),
                table(List.of(">Line", "Order", "Event", "Why"), rows) + more(failed, "events"));
    }

    private static String promises(Report report) {
        Report.Promises all = report.figures().promises();
        if (all.kept() + all.broken() + all.onTime() + all.atRisk() + all.late() == 0) {
            return "";
        }
        String chart = Chart.bars(List.of(
                new Chart.Row("kept", List.of(new Chart.Piece("good", all.kept())), number(all.kept())),
                new Chart.Row("broken", List.of(new Chart.Piece("bad", all.broken())), number(all.broken())),
                new Chart.Row("open, on time", List.of(new Chart.Piece("plain", all.onTime())), number(all.onTime())),
                new Chart.Row("open, at risk", List.of(new Chart.Piece("warn", all.atRisk())), number(all.atRisk())),
                new Chart.Row("open, late", List.of(new Chart.Piece("bad", all.late())), number(all.late()))));
        String rows = rows(
                report.figures().risks(),
                risk -> cell(escape(risk.order()), "nowrap")
                        + cell(escape(risk.next()))
                        + cell(escape(risk.startBy()), "nowrap")
                        + cell(escape(risk.left()), "nowrap")
                        + cell(escape(risk.promised()), "nowrap"));
        return section(
                "Promises to buyers",
                "By when orders were promised, and what became of it. At risk is what has a day or less"
                        + " until its next step has to begin.",
                chart
                        + (report.figures().risks().all() == 0
                                ? ""
                                : table(List.of("Order", "Next step", "Begin by", "Left", "Promised for"), rows)
                                        + more(report.figures().risks(), "orders")));
    }

    private static String money(Report report) {
        List<Report.Method> methods = report.figures().money();
        if (methods.isEmpty()) {
            return "";
        }
        String chart = Chart.bars(methods.stream()
                .map(method -> new Chart.Row(
                        method.name(),
                        List.of(
                                new Chart.Piece("good", minor(method.captured().minus(method.refunded()))),
                                new Chart.Piece("less", minor(method.refunded())),
                                new Chart.Piece("warn", minor(method.open())),
                                new Chart.Piece("gone", minor(method.lapsed()))),
                        money(method.captured().minus(method.refunded()))))
                .toList());
        String rows = rows(
                Report.Shown.all(methods),
                method -> cell(escape(method.name()))
                        + cell(amount(method.captured()), "end")
                        + cell(amount(method.refunded()), "end")
                        + cell(amount(method.open()), "end")
                        + cell(amount(method.lapsed()), "end"));
        return section(
                "Money by way of paying",
                "What buyers paid, what went back to them, what is still to come, and what was never paid.",
                Chart.legend("good", "kept", "less", "given back", "warn", "to come", "gone", "lapsed")
                        + chart
                        + table(List.of("Method", ">Received", ">Given back", ">To come", ">Lapsed"), rows));
    }

    private static String margin(Report report) {
        return report.figures().margin().isEmpty()
                ? ""
                : section(
                        "Margin",
                        "Of the orders whose goods left: from what was sold down to what is left. Taxes are those the"
                                + " notes show; IBS and CBS are told for trial in 2026 and not taken off. Carriers cost"
                                + " what the example's table says.",
                        Chart.steps(report.figures().margin()));
    }

    private static long minor(Money amount) {
        return amount.getAmountMinorLong();
    }

    private static String waiting(Report report) {
        if (report.waiting().all() == 0) {
            return "";
        }
        String rows = rows(
                report.waiting(),
                order -> cell(escape(order.order()), "nowrap")
                        + cell(escape(order.reason()))
                        + cell("<code>" + escape(order.code()) + "</code>", "nowrap")
                        + cell(escape(order.since()), "nowrap")
                        + cell(escape(order.unblockedBy())));
        return section(
                "Orders that wait",
                "They are received and kept. Each says what it waits for, and who or what ends the waiting.",
                (report.waiting().more() > 0 ? bars(report.waits()) : "")
                        + table(List.of("Order", "Waits because", "Reason", "Since", "Unblocked by"), rows)
                        + more(report.waiting(), "orders"));
    }

    private static String refusals(Report report) {
        if (report.refusals().all() == 0) {
            return "";
        }
        String rows = rows(
                report.refusals(),
                row -> cell("<code>" + escape(row.file()) + ":" + row.line() + "</code>", "nowrap")
                        + cell(row.column().isEmpty() ? "" : "<code>" + escape(row.column()) + "</code>")
                        + cell(escape(row.text())));
        return section(
                "Refused rows",
                "A bad row refuses its whole order, so that nothing goes out by halves. Correct the file and run"
                        + " again.",
                table(List.of("File and line", "Column", "What is wrong"), rows) + more(report.refusals(), "rows"));
    }

    private static String notes(Report report) {
        String rows = rows(
                report.notes(),
                note -> cell(escape(note.issuer()), "nowrap")
                        + cell(escape(note.number()), "end")
                        + cell(escape(note.order()), "nowrap")
                        + cell("<a href=\"%s\"><code>%s</code></a>"
                                .formatted(escape(note.file()), inFours(escape(note.accessKey()))))
                        + cell(escape(note.state()))
                        + cell(money(note.total()), "end"));
        return section(
                "Notes",
                "Each note is a signed XML file in the folder <code>notes</code> beside this page.",
                report.noteCount() == 0
                        ? "<p class=\"none\">No order came far enough for a note.</p>\n"
                        : bars(report.figures().noteStates())
                                + table(List.of("Site", ">No.", "Order", "Access key", "State", ">Total"), rows)
                                + more(report.notes(), "notes"));
    }

    private static String stock(Report report) {
        String rows = rows(
                Report.Shown.all(report.stock()),
                item -> cell("<code>" + escape(item.sku()) + "</code>", "nowrap")
                        + cell(escape(item.description()))
                        + cell(escape(item.site()))
                        + cell(escape(item.opening()), "end")
                        + cell(escape(item.onHand()), "end")
                        + cell(escape(item.held()), "end")
                        + cell(money(item.value()), "end")
                        + cell(
                                Chart.share(
                                        List.of(
                                                new Chart.Piece("good", item.freeShare()),
                                                new Chart.Piece("warn", item.heldShare())),
                                        100),
                                "drawn"));
        return section(
                "Stock",
                "What lies on the shelves, and what of it is held for orders that are on their way.",
                Chart.legend("good", "free", "warn", "held", "rest", "gone since the opening")
                        + table(
                                List.of(
                                        "Item",
                                        "Description",
                                        "Site",
                                        ">At opening",
                                        ">On hand",
                                        ">Held",
                                        ">Has cost",
                                        "Free and held"),
                                rows)
                        + valuation(report.figures()));
    }

    /** The same goods, counted on the shelves and in the books. */
    private static String valuation(Report.Figures figures) {
        boolean equal = figures.stockValue().isEqual(figures.stockBooked());
        return "<p class=\"%s\">The goods on the shelves have cost %s, and the ledger says %s%s</p>\n"
                .formatted(
                        equal ? "equal" : "equal bad",
                        money(figures.stockValue()),
                        money(figures.stockBooked()),
                        equal ? " too." : ": these differ.");
    }

    private static String accounts(Report report) {
        List<Report.Account> leaves =
                report.accounts().stream().filter(account -> !account.summary()).toList();
        Money debit = sum(leaves, Report.Account::debit);
        Money credit = sum(leaves, Report.Account::credit);
        String rows = report.accounts().stream()
                        .map(account -> "<tr class=\"%s\">%s%s%s%s</tr>\n"
                                .formatted(
                                        account.summary() ? "level" : "leaf",
                                        cell("<code>" + escape(account.code()) + "</code>", "nowrap"),
                                        cell(escape(account.name()), "in" + Math.min(6, account.level())),
                                        cell(amount(account.debit()), "end"),
                                        cell(amount(account.credit()), "end")))
                        .collect(Collectors.joining())
                + "<tr class=\"sum\"><td></td><td>Sum</td><td class=\"end\">%s</td><td class=\"end\">%s</td></tr>\n"
                        .formatted(money(debit), money(credit));
        return section(
                "Trial balance",
                "Every entry is balanced, so both sides come to the same. Rows in bold sum those below them.",
                table(List.of("Account", "Name", ">Debit", ">Credit"), rows));
    }

    private static String audits(Report report) {
        String rows = rows(
                Report.Shown.all(report.audits()),
                audit -> cell("<code>" + escape(audit.module()) + "</code>", "nowrap")
                        + cell(number(audit.checked()), "end")
                        + cell(
                                audit.findings().isEmpty()
                                        ? "<span class=\"good\">nothing broken</span>"
                                        : "<span class=\"bad\">"
                                                + lines(audit.findings(), ReportPage::escape)
                                                + "</span>"));
        return section(
                "Audit",
                "Each module checks its laws over everything it stores.",
                table(List.of("Module", ">Checked", "Found"), rows));
    }

    private static String timings(Report report) {
        String steps = rows(
                Report.Shown.all(report.timings()),
                timing -> cell(escape(timing.step())) + cell(number(timing.millis()) + " ms", "end"));
        String pace = rows(
                Report.Shown.all(report.pace()),
                point -> cell(number(point.orders()), "end") + cell(number(point.perSecond()), "end"));
        return section(
                "Timings",
                "How long the steps of this run took.",
                "<div class=\"beside\">\n"
                        + table(List.of("Step", ">Time"), steps)
                        + (report.pace().isEmpty()
                                ? ""
                                : table(List.of(">Orders done", ">Orders per second since the row above"), pace))
                        + "</div>\n");
    }

    private static String section(String title, String explanation, String content) {
        return "<section>\n<h2>%s</h2>\n<p class=\"explain\">%s</p>\n%s</section>\n"
                .formatted(title, explanation, content);
    }

    /** A heading that begins with {@code >} stands to the right, over figures. */
    private static String table(List<String> headings, String rows) {
        return headings.stream()
                .map(heading -> heading.startsWith(">")
                        ? "<th class=\"end\">" + heading.substring(1) + "</th>"
                        : "<th>" + heading + "</th>")
                .collect(Collectors.joining(
                        "",
                        "<div class=\"wide\"><table>\n<thead><tr>",
                        "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table></div>\n"));
    }

    private static <T> String rows(Report.Shown<T> shown, Function<T, String> cells) {
        return shown.first().stream()
                .map(row -> "<tr>" + cells.apply(row) + "</tr>\n")
                .collect(Collectors.joining());
    }

    private static String more(Report.Shown<?> shown, String of) {
        return shown.more() == 0 ? "" : "<p class=\"none\">and %s more %s</p>\n".formatted(number(shown.more()), of);
    }

    private static String cell(String content) {
        return "<td>" + content + "</td>";
    }

    private static String cell(String content, String style) {
        return "<td class=\"" + style + "\">" + content + "</td>";
    }

    private static String lines(List<String> texts, Function<String, String> each) {
        return texts.stream().map(each).collect(Collectors.joining("<br>"));
    }

    /** The key as it is printed on paper, in groups of four. */
    private static String inFours(String key) {
        return key.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static Money sum(List<Report.Account> accounts, Function<Report.Account, Money> side) {
        return accounts.stream().map(side).reduce(Money.zero(CurrencyUnit.of("BRL")), Money::plus);
    }

    private static String amount(Money amount) {
        return amount.isZero() ? "" : money(amount);
    }

    static String money(Money amount) {
        return "R$&nbsp;" + new DecimalFormat("#,##0.00", SYMBOLS).format(amount.getAmount());
    }

    static String number(long number) {
        return new DecimalFormat("#,##0", SYMBOLS).format(number);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static final String STYLE = """
        :root{--ink:#1d2733;--soft:#5d6b7a;--line:#e3e8ee;--paper:#fff;--ground:#f4f6f9;--blue:#2563c9;--good:#1b7f4b;--warn:#a86400;--bad:#b3261e;--teal:#0f8a94;--plum:#8a4fa3}
        @media (prefers-color-scheme:dark){:root{--ink:#e6ebf1;--soft:#9aa8b7;--line:#2d3844;--paper:#1a222b;--ground:#11171d;--blue:#7fb0ff;--good:#5fce96;--warn:#f0b357;--bad:#ff8a80;--teal:#4fc3cc;--plum:#c79bdc}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main{max-width:1080px;margin:0 auto;padding:40px 20px 64px}
        header{margin-bottom:20px}
        h1{margin:0;font-size:34px;line-height:1.2;letter-spacing:-.01em}
        h2{margin:0;font-size:20px}
        .over{margin:0 0 4px;color:var(--blue);font-weight:600;font-size:14px}
        .sub,.explain,.none{color:var(--soft);margin:4px 0 0}
        .explain{margin-bottom:16px}
        .none{margin-top:12px}
        .verdict{margin:0 0 20px;padding:14px 18px;border-radius:10px;background:var(--paper);border:1px solid var(--line);border-left:5px solid currentColor}
        .verdict.good,span.good{color:var(--good)}
        .verdict.bad,span.bad{color:var(--bad)}
        .cards{display:flex;flex-wrap:wrap;gap:12px;margin-bottom:20px}
        .card{flex:1 1 130px;background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:14px 18px}
        .card span{display:block;color:var(--soft);font-size:14px}
        .card strong{font-size:26px;line-height:1.3;font-variant-numeric:tabular-nums;white-space:nowrap}
        .card.good strong{color:var(--good)}.card.warn strong{color:var(--warn)}.card.bad strong{color:var(--bad)}
        section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:22px 24px;margin-bottom:20px}
        .bars{margin-bottom:8px}
        .bar{display:grid;grid-template-columns:minmax(90px,210px) 1fr minmax(60px,auto);gap:14px;align-items:center;padding:3px 0}
        .bar svg,.drawn svg{display:block;width:100%;height:13px;background:var(--ground);border-radius:4px}
        .bar em{font-style:normal;text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .drawn{min-width:110px}
        .legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:0 0 10px;color:var(--soft);font-size:14px}
        .legend svg{width:12px;height:12px;margin-right:6px;border-radius:3px}
        rect.plain,rect.sum,rect.age0{fill:var(--blue)}rect.good,rect.more{fill:var(--good)}rect.warn,rect.age2{fill:var(--warn)}rect.bad,rect.age3{fill:var(--bad)}
        rect.age1{fill:var(--teal)}rect.less{fill:var(--plum)}rect.gone{fill:var(--soft)}rect.rest{fill:var(--line)}
        .equal{margin:14px 0 0;color:var(--good);font-weight:600}.equal.bad{color:var(--bad)}
        tr.level td{font-weight:600}td.in2{padding-left:14px}td.in3{padding-left:28px}td.in4{padding-left:42px}td.in5{padding-left:56px}td.in6{padding-left:70px}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:15px}
        th{text-align:left;color:var(--soft);font-weight:600;font-size:13px;border-bottom:2px solid var(--line);padding:6px 14px 6px 0;white-space:nowrap}
        td{border-bottom:1px solid var(--line);padding:8px 14px 8px 0;vertical-align:top}
        tr:last-child td{border-bottom:0}
        th:last-child,td:last-child{padding-right:0}
        .end{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .nowrap{white-space:nowrap}
        .sum td{font-weight:700;border-top:2px solid var(--line)}
        code{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
        a{color:var(--blue);text-decoration:none}a:hover{text-decoration:underline}
        .beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:32px;align-items:start}
        @media (max-width:560px){main{padding:20px 10px 40px}section{padding:16px 14px}h1{font-size:27px}.bar{grid-template-columns:96px 1fr auto;gap:8px;font-size:14px}table{font-size:14px}}
        @media print{:root{--ground:#eee;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--blue:#2563c9;--good:#1b7f4b;--warn:#a86400;--bad:#b3261e;--teal:#0f8a94;--plum:#8a4fa3}body{background:#fff;font-size:12px}main{padding:0;max-width:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}section{border:0;padding:8px 0}tr,.bar,.card{break-inside:avoid}h2{break-after:avoid}.wide{overflow:visible}table{font-size:11px}code{font-size:10px}}
        """;
}
