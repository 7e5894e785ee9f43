package dev.backoffice.examples.quickstart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
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
                + section("Orders by state", "Where the received orders are now.", bars(report.states()))
                + waiting(report)
                + refusals(report)
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
                <p class="sub">Orders from %s</p>
                </header>
                <p class="verdict %s">%s</p>
                """.formatted(
                        escape(report.shop()),
                        escape(report.source()),
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
                + card("Sold", money(report.noteTotal()), "")
                + "</div>\n";
    }

    private static String card(String title, String value, String tone) {
        return "<div class=\"card %s\"><span>%s</span><strong>%s</strong></div>\n"
                .formatted(tone, escape(title), value);
    }

    /** What there is none of is left out. */
    private static String bars(List<Report.Count> counts) {
        long most = counts.stream().mapToLong(Report.Count::count).max().orElse(1);
        return counts.stream()
                .filter(count -> count.count() > 0)
                .map(count -> """
                        <div class="bar"><span>%s</span><i><b style="width:%d%%"></b></i><em>%s</em></div>
                        """.formatted(
                                escape(count.name()), Math.max(1, count.count() * 100 / most), number(count.count())))
                .collect(Collectors.joining("", "<div class=\"bars\">\n", "</div>\n"));
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
                        + cell(escape(order.unblockedBy())));
        return section(
                "Orders that wait",
                "They are received and kept. Each says what it waits for, and who or what ends the waiting.",
                (report.waiting().more() > 0 ? bars(report.waits()) : "")
                        + table(List.of("Order", "Waits because", "Reason", "Unblocked by"), rows)
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
                "A bad row refuses its whole order, so that nothing goes out by halves. Correct the file and run again.",
                table(List.of("File and line", "Column", "What is wrong"), rows) + more(report.refusals(), "rows"));
    }

    private static String notes(Report report) {
        String rows = rows(
                report.notes(),
                note -> cell(escape(note.number()), "end")
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
                        : table(List.of(">No.", "Order", "Access key", "State", ">Total"), rows)
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
                        + cell(escape(item.held()), "end"));
        return section(
                "Stock",
                "What lies on the shelves, and what of it is held for orders that are on their way.",
                table(List.of("Item", "Description", "Site", ">At opening", ">On hand", ">Held"), rows));
    }

    private static String accounts(Report report) {
        Money debit = sum(report.accounts(), Report.Account::debit);
        Money credit = sum(report.accounts(), Report.Account::credit);
        String rows = rows(
                        Report.Shown.all(report.accounts()),
                        account -> cell("<code>" + escape(account.code()) + "</code>", "nowrap")
                                + cell(escape(account.name()))
                                + cell(amount(account.debit()), "end")
                                + cell(amount(account.credit()), "end"))
                + "<tr class=\"sum\"><td></td><td>Sum</td><td class=\"end\">%s</td><td class=\"end\">%s</td></tr>\n"
                        .formatted(money(debit), money(credit));
        return section(
                "Trial balance",
                "Every entry is balanced, so both sides come to the same.",
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
            :root{--ink:#1d2733;--soft:#5d6b7a;--line:#e3e8ee;--paper:#fff;--ground:#f4f6f9;--blue:#2563c9;--good:#1b7f4b;--warn:#a86400;--bad:#b3261e}
            @media (prefers-color-scheme:dark){:root{--ink:#e6ebf1;--soft:#9aa8b7;--line:#2d3844;--paper:#1a222b;--ground:#11171d;--blue:#7fb0ff;--good:#5fce96;--warn:#f0b357;--bad:#ff8a80}}
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
            .bar{display:grid;grid-template-columns:minmax(110px,230px) 1fr 80px;gap:14px;align-items:center;padding:3px 0}
            .bar i{height:12px;border-radius:6px;background:var(--ground);overflow:hidden}
            .bar b{display:block;height:100%;background:var(--blue);border-radius:6px}
            .bar em{font-style:normal;text-align:right;font-variant-numeric:tabular-nums}
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
            @media print{body{background:#fff}main{padding:0}section{break-inside:avoid}}
            """;
}
