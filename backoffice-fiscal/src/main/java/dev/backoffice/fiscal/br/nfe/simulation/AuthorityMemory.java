package dev.backoffice.fiscal.br.nfe.simulation;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.internal.rules.Judgement;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import dev.backoffice.fiscal.transmission.Authorization;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@link SimulatedAuthority} remembers: notes, numbers, and what is still under way to it. Thread-safe. */
final class AuthorityMemory {
    private final Map<Key, Known> notes = new HashMap<>();
    private final Map<UsedNumber, String> numbers = new HashMap<>();
    private final Map<Count, Integer> counts = new HashMap<>();
    private final List<Pending> pending = new ArrayList<>();

    /** Which call of its kind about the key this is, from 1. */
    synchronized int count(AuthorityCall.Kind kind, TenantId tenant, String accessKey) {
        return counts.merge(new Count(kind, tenant, accessKey), 1, Integer::sum);
    }

    /** Something that will be done at a time. */
    synchronized void later(TenantId tenant, Instant at, Runnable action) {
        pending.add(new Pending(tenant, at, action));
    }

    /** Does what was due until the time, in the order in which it was due. */
    void catchUp(TenantId tenant, Instant until) {
        List<Pending> due;
        synchronized (this) {
            due = pending.stream()
                    .filter(each -> each.tenant().equals(tenant) && !each.at().isAfter(until))
                    .sorted(Comparator.comparing(Pending::at))
                    .toList();
            pending.removeAll(due);
        }
        due.forEach(each -> each.action().run());
    }

    /** Why the number cannot be used: 204 by the same note, 205 denied, 539 by another. */
    synchronized Optional<Judgement.Refusal> usedBefore(TenantId tenant, NfeAccessKey key) {
        Known known = notes.get(new Key(tenant, key.value()));
        if (known != null) {
            return Optional.of(Judgement.Refusal.of(known.denial().isPresent() ? "205" : "204"));
        }
        String other = numbers.get(UsedNumber.of(tenant, key));
        return Optional.ofNullable(other).map(taken -> Judgement.Refusal.of("539", "chNFe: " + taken));
    }

    /** Authorizes the note, unless somebody has used its number meanwhile. */
    synchronized SubmissionOutcome authorize(TenantId tenant, NfeAccessKey key, String digest, Instant at) {
        Optional<Judgement.Refusal> used = usedBefore(tenant, key);
        if (used.isPresent()) {
            return new SubmissionOutcome.Unknown(used.get().code());
        }
        Authorization authorization = new Authorization(protocol("1", key.value()), digest, at);
        keep(tenant, key, new Known(authorization, Optional.empty(), Optional.empty()));
        return new SubmissionOutcome.Authorized(authorization);
    }

    /** Denies the note for good: its number is spent. */
    synchronized void deny(TenantId tenant, NfeAccessKey key, Judgement.Refusal denial) {
        Authorization none = new Authorization("", "", Instant.EPOCH);
        keep(tenant, key, new Known(none, Optional.empty(), Optional.of(denial)));
    }

    synchronized LookupOutcome find(TenantId tenant, String accessKey) {
        Known found = notes.get(new Key(tenant, accessKey));
        if (found == null) {
            return new LookupOutcome.Absent();
        }
        if (found.denial().isPresent()) {
            return new LookupOutcome.Rejected(
                    found.denial().get().code(), found.denial().get().reason());
        }
        return found.cancellation()
                .<LookupOutcome>map(cancelled ->
                        new LookupOutcome.Cancelled(found.authorization(), cancelled.protocol(), cancelled.at()))
                .orElseGet(() -> new LookupOutcome.Authorized(found.authorization()));
    }

    synchronized CancellationOutcome cancel(TenantId tenant, String accessKey, Instant at) {
        Key key = new Key(tenant, accessKey);
        Known found = notes.get(key);
        if (found == null || found.denial().isPresent()) {
            return new CancellationOutcome.Refused("217", NfeRules.message("217"));
        }
        if (found.cancellation().isPresent()) {
            // An earlier request may have arrived late: the caller has to look it up.
            return new CancellationOutcome.Unknown("420 " + NfeRules.message("420"));
        }
        CancellationOutcome.Cancelled cancelled = new CancellationOutcome.Cancelled(protocol("2", accessKey), at);
        notes.put(key, new Known(found.authorization(), Optional.of(cancelled), Optional.empty()));
        return cancelled;
    }

    synchronized List<String> authorizedKeys(TenantId tenant) {
        return notes.entrySet().stream()
                .filter(note -> note.getKey().tenant().equals(tenant)
                        && note.getValue().denial().isEmpty())
                .map(note -> note.getKey().accessKey())
                .sorted()
                .toList();
    }

    private void keep(TenantId tenant, NfeAccessKey key, Known known) {
        notes.put(new Key(tenant, key.value()), known);
        numbers.put(UsedNumber.of(tenant, key), key.value());
    }

    /** Fifteen digits: kind, state, year, and ten that follow from the key. */
    private static String protocol(String kind, String accessKey) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((kind + accessKey).getBytes(StandardCharsets.US_ASCII));
            String digits = new BigInteger(1, hash)
                    .mod(BigInteger.TEN.pow(10))
                    .add(BigInteger.TEN.pow(10))
                    .toString()
                    .substring(1);
            return kind + accessKey.substring(0, 4) + digits;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private record Key(TenantId tenant, String accessKey) {}

    /** A number of an issuer: issuer, model, series and number are characters 7 to 34 of the key. */
    private record UsedNumber(TenantId tenant, String number) {
        static UsedNumber of(TenantId tenant, NfeAccessKey key) {
            return new UsedNumber(tenant, key.value().substring(6, 34));
        }
    }

    private record Count(AuthorityCall.Kind kind, TenantId tenant, String accessKey) {}

    private record Pending(TenantId tenant, Instant at, Runnable action) {}

    private record Known(
            Authorization authorization,
            Optional<CancellationOutcome.Cancelled> cancellation,
            Optional<Judgement.Refusal> denial) {}
}
