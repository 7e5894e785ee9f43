package dev.backoffice.core.numbering;

import dev.backoffice.core.marking.HostImplements;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;

/** Series and leases as rows of a store, within one hot transaction. All decisions are made by {@link Numbers}. */
@HostImplements
public interface NumberRows {
    /**
     * Locks the series in key order until the transaction ends and reads the last number given in each; empty when none was
     * given yet, and the series is locked all the same.
     */
    Map<SeriesKey, OptionalLong> lock(SortedSet<SeriesKey> keys);

    /** Writes the last number given of series that this transaction has locked. */
    void write(Map<SeriesKey, Long> lastGiven);

    /** The latest lease of each of these documents in a locked series, voided ones included; documents without one are left out. */
    Map<String, NumberLease> byDocument(SeriesKey series, Collection<String> documents);

    /** Adds leases, or replaces the state of those with the same series and number. */
    void writeLeases(Collection<NumberLease> leases);

    /** Leases of a series by number, from the given number on. */
    List<NumberLease> list(SeriesKey series, long from, int limit);
}
