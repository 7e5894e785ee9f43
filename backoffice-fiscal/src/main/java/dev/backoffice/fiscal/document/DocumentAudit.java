package dev.backoffice.fiscal.document;

import static dev.backoffice.fiscal.document.StoredFiscalDocuments.TYPE;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.DocumentQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Goes through a tenant's documents page by page and lists what breaks a law. */
final class DocumentAudit {
    private static final int PAGE = 500;
    private static final String VERB = "document.audit";
    private static final String NUMBER_LAW = "document.number-once";
    private static final String SIGNATURE_LAW = "document.signed-as-sent";

    private final Commands commands;
    private final Map<String, DocumentFormat> formats;
    private final List<Finding> findings = new ArrayList<>();

    DocumentAudit(Commands commands, Map<String, DocumentFormat> formats) {
        this.commands = commands;
        this.formats = formats;
    }

    AuditReport run(CallContext context) {
        long checked = 0;
        Map<String, Numbered> byNumber = new HashMap<>();
        Set<String> series = new TreeSet<>();
        // by id: in the order of issue one that is signed meanwhile would come again
        Optional<DocumentQuery> next =
                Optional.of(DocumentQuery.all(TYPE.kind()).limit(PAGE));
        while (next.isPresent()) {
            DocumentQuery query = next.get();
            List<FiscalDocument> page = commands.read(
                    context, VERB, session -> session.aggregates(TYPE).list(query));
            for (FiscalDocument document : page) {
                checked++;
                document.signed().ifPresent(signed -> {
                    series.add(signed.series());
                    checkNumber(byNumber, document, signed);
                    checkSignature(document, signed);
                });
            }
            next = page.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(
                            query.afterId(Optional.of(page.get(PAGE - 1).id().toString())));
        }
        for (String name : series) {
            checked += checkSeries(context, name, byNumber);
        }
        byNumber.forEach((number, document) -> findings.add(
                Finding.of(NUMBER_LAW, document.id(), "has number " + number + ", which was leased to no document")));
        return new AuditReport("fiscal.document", checked, findings);
    }

    private void checkNumber(Map<String, Numbered> byNumber, FiscalDocument document, SignedDocument signed) {
        Numbered before = byNumber.put(
                signed.series() + "#" + signed.number(),
                new Numbered(document.id().toString(), document.status().kind()));
        if (before != null) {
            findings.add(Finding.of(
                    NUMBER_LAW,
                    document.id().toString(),
                    "has number " + signed.number() + " of " + signed.series() + ", which " + before.id()
                            + " has too"));
        }
    }

    private void checkSignature(FiscalDocument document, SignedDocument signed) {
        DocumentFormat format = formats.get(document.model());
        if (format == null) {
            findings.add(Finding.of(
                    SIGNATURE_LAW, document.id().toString(), "is of model " + document.model() + " without a format"));
            return;
        }
        for (String fault : format.faults(signed, document.total())) {
            findings.add(Finding.of(SIGNATURE_LAW, document.id().toString(), fault));
        }
        document.authorization()
                .filter(authorization -> !authorization.digest().equals(signed.digest()))
                .ifPresent(other -> findings.add(
                        Finding.of(SIGNATURE_LAW, document.id().toString(), "is not what the authority authorized")));
    }

    /** Compares the leases of a series with the documents that carry its numbers, and takes what is right from the map. */
    private long checkSeries(CallContext context, String series, Map<String, Numbered> byNumber) {
        SeriesKey key = new SeriesKey(context.tenant(), series);
        Set<String> leased = new HashSet<>();
        long from = 0;
        long checked = 0;
        List<NumberLease> page;
        do {
            long first = from;
            page = commands.readHot(context, VERB, session -> session.numbers().list(key, first, PAGE));
            for (NumberLease lease : page) {
                checked++;
                from = lease.number() + 1;
                if (lease.state() != NumberLease.State.VOIDED && !leased.add(lease.document())) {
                    findings.add(Finding.of(NUMBER_LAW, lease.document(), "holds two numbers of " + series));
                }
                checkLease(lease, byNumber.remove(series + "#" + lease.number()));
            }
        } while (page.size() == PAGE);
        return checked;
    }

    private void checkLease(NumberLease lease, @Nullable Numbered document) {
        String number = "number " + lease.number() + " of " + lease.series().name();
        if (document == null) {
            if (lease.state() == NumberLease.State.USED) {
                findings.add(Finding.of(NUMBER_LAW, lease.document(), number + " is used and no document carries it"));
            }
        } else if (!document.id().equals(lease.document())) {
            findings.add(Finding.of(
                    NUMBER_LAW, document.id(), "carries " + number + ", which was leased to " + lease.document()));
        } else if (lease.state() == NumberLease.State.VOIDED && document.kind() != DocumentStatus.Kind.DISCARDED) {
            findings.add(Finding.of(NUMBER_LAW, document.id(), "carries " + number + ", which is voided"));
        } else if (lease.state() == NumberLease.State.USED && document.kind() == DocumentStatus.Kind.DISCARDED) {
            findings.add(Finding.of(NUMBER_LAW, document.id(), "is discarded and " + number + " is used"));
        }
    }

    private record Numbered(String id, DocumentStatus.Kind kind) {}
}
