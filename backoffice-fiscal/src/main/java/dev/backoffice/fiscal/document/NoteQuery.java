package dev.backoffice.fiscal.document;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Instant;
import java.util.Optional;

/**
 * Which tax documents, those that were issued first, then by id; see {@link Invoicing#list}. Those not issued yet come last, and are in no
 * range of time.
 *
 * <pre>{@code
 * NoteQuery.all().status(DocumentStatus.Kind.IN_DOUBT)
 * NoteQuery.all().site("SP1").status(DocumentStatus.Kind.REJECTED)
 * NoteQuery.all().series("nfe/55/99000012000183/1").issued(from, to)
 * }</pre>
 *
 * <p>Time of issue goes by an index, together with the series; else with the site and the status, alone or both. Site and status are
 * asked of the rows of a series.
 *
 * @param status where they stand
 * @param site the establishment that issues them
 * @param series the name of the series of their number; see {@link SignedDocument#series}
 * @param issuedFrom when they were issued, inclusive
 * @param issuedTo when they were issued, inclusive
 */
public record NoteQuery(
        Optional<DocumentStatus.Kind> status,
        Optional<String> site,
        Optional<String> series,
        Optional<Instant> issuedFrom,
        Optional<Instant> issuedTo) {
    private static final NoteQuery ALL =
            new NoteQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws InvalidInput naming the field, e.g. {@code site} */
    public NoteQuery {
        Input.required(status, "status");
        Input.required(site, "site").ifPresent(FiscalDocument::checkSite);
        Input.required(series, "series").ifPresent(name -> Input.text(name, "series", 100));
        Input.required(issuedFrom, "issuedFrom");
        Input.required(issuedTo, "issuedTo");
    }

    /** All documents. */
    public static NoteQuery all() {
        return ALL;
    }

    /** Only those that stand here. */
    public NoteQuery status(DocumentStatus.Kind kind) {
        return new NoteQuery(Optional.of(Input.required(kind, "status")), site, series, issuedFrom, issuedTo);
    }

    /** Only those of this establishment. */
    public NoteQuery site(String code) {
        return new NoteQuery(status, Optional.of(Input.required(code, "site")), series, issuedFrom, issuedTo);
    }

    /** Only those with a number of this series. */
    public NoteQuery series(String name) {
        return new NoteQuery(status, site, Optional.of(Input.required(name, "series")), issuedFrom, issuedTo);
    }

    /** Only those issued between two instants, both inclusive. */
    public NoteQuery issued(Instant from, Instant to) {
        return new NoteQuery(
                status,
                site,
                series,
                Optional.of(Input.required(from, "issuedFrom")),
                Optional.of(Input.required(to, "issuedTo")));
    }
}
