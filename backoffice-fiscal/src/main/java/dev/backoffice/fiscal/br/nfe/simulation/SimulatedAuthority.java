package dev.backoffice.fiscal.br.nfe.simulation;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.event.NfeEventDetail;
import dev.backoffice.fiscal.br.nfe.internal.rules.Judgement;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import dev.backoffice.fiscal.br.nfe.schema.NfeSchema;
import dev.backoffice.fiscal.br.nfe.schema.SchemaPackages;
import dev.backoffice.fiscal.br.nfe.schema.SchemaSource;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.CancellationRequest;
import dev.backoffice.fiscal.transmission.Lookup;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A tax authority for trials and tests, without a line to a real one: it judges notes as the real one would, remembers them, and
 * goes wrong as its {@link AuthorityScript script} says. What it authorizes has no legal value.
 *
 * <p>It checks structure and order by a table of its own and by the official schemas when it is {@linkplain #withSchemas given}
 * them, the access key, the signature and whose it is, the clock, numbers used before, and the rules that can be checked from the
 * note alone. Each tenant has an authority of its own. All it knows lies in memory; the times it sees are those of the calls, and
 * protocol numbers follow from access keys, so that runs can be repeated. Thread-safe.
 *
 * <pre>{@code
 * SimulatedAuthority.accepting().losingAnswersTo(call -> call.accessKey().endsWith("7"));
 * }</pre>
 */
public final class SimulatedAuthority implements Authorizer {
    private final AuthorityScript script;
    private final Optional<Judgement.SchemaChoice> schema;
    private final AuthorityMemory memory;

    private SimulatedAuthority(
            AuthorityScript script, Optional<Judgement.SchemaChoice> schema, AuthorityMemory memory) {
        this.script = script;
        this.schema = schema;
        this.memory = memory;
    }

    /** An authority that nothing goes wrong with and that knows no notes yet. */
    public static SimulatedAuthority accepting() {
        return new SimulatedAuthority(AuthorityScript.faultless(), Optional.empty(), new AuthorityMemory());
    }

    /** The same authority, which does what this script says, and what it did before where the script says nothing. */
    public SimulatedAuthority following(AuthorityScript next) {
        AuthorityScript before = script;
        return new SimulatedAuthority(
                call -> {
                    AuthorityFault fault = next.on(call);
                    return fault instanceof AuthorityFault.None ? before.on(call) : fault;
                },
                schema,
                memory);
    }

    /**
     * The same authority, which also asks the official schemas.
     *
     * @throws dev.backoffice.core.error.Unavailable {@code nfe.schema-unreadable}
     */
    public SimulatedAuthority withSchemas(SchemaSource source) {
        NfeSchema schemas = NfeSchema.compile(source);
        return new SimulatedAuthority(script, Optional.of(note -> schemas), memory);
    }

    /**
     * The same authority, which also asks the official schemas in force for the day and environment of each note. A note for which the
     * host gave none is neither judged nor remembered: its submission fails with {@code nfe.schema-not-given}.
     *
     * @param packages calendar and files
     */
    public SimulatedAuthority withSchemas(SchemaPackages packages) {
        return new SimulatedAuthority(script, Optional.of(note -> Judgement.schemaOf(packages, note)), memory);
    }

    /** The same authority, which also refuses some notes. */
    public SimulatedAuthority rejecting(Predicate<AuthorityCall> which, String code, String reason) {
        return failing(AuthorityCall.Kind.SUBMIT, which, new AuthorityFault.Rejection(code, reason));
    }

    /** The same authority, which some submissions do not reach. */
    public SimulatedAuthority outOfReachOf(Predicate<AuthorityCall> which) {
        return failing(AuthorityCall.Kind.SUBMIT, which, AuthorityFault.unreachable());
    }

    /** The same authority, whose answers to some submissions are lost on the way back. */
    public SimulatedAuthority losingAnswersTo(Predicate<AuthorityCall> which) {
        return failing(AuthorityCall.Kind.SUBMIT, which, AuthorityFault.answerLost());
    }

    /** The same authority, whose answers to some cancellations are lost on the way back. */
    public SimulatedAuthority losingCancellationAnswersTo(Predicate<AuthorityCall> which) {
        return failing(AuthorityCall.Kind.CANCEL, which, AuthorityFault.answerLost());
    }

    private SimulatedAuthority failing(AuthorityCall.Kind kind, Predicate<AuthorityCall> which, AuthorityFault fault) {
        return following(call -> call.kind() == kind && which.test(call) ? fault : AuthorityFault.none());
    }

    /** The keys of the notes it has authorized for a tenant, cancelled ones included, in the order of the keys. */
    public List<String> authorizedKeys(TenantId tenant) {
        return memory.authorizedKeys(tenant);
    }

    @Override
    public SubmissionOutcome submit(Submission submission) {
        AuthorityFault fault = fault(
                AuthorityCall.Kind.SUBMIT,
                submission.tenant(),
                submission.accessKey(),
                submission.xml(),
                submission.at());
        if (fault instanceof AuthorityFault.Unreachable) {
            return new SubmissionOutcome.NotSent("out of reach");
        }
        if (fault instanceof AuthorityFault.Paused paused) {
            return new SubmissionOutcome.NotSent(told(paused.code()));
        }
        if (fault instanceof AuthorityFault.RequestLost) {
            return new SubmissionOutcome.Unknown("no answer");
        }
        if (fault instanceof AuthorityFault.Late late) {
            Submission arriving = at(submission, submission.at().plus(late.delay()));
            memory.later(arriving.tenant(), arriving.at(), () -> judge(arriving, AuthorityFault.none()));
            return new SubmissionOutcome.Unknown("no answer");
        }
        SubmissionOutcome outcome = judge(submission, fault);
        return fault instanceof AuthorityFault.AnswerLost ? new SubmissionOutcome.Unknown("no answer") : outcome;
    }

    private SubmissionOutcome judge(Submission submission, AuthorityFault fault) {
        Judgement judgement = Judgement.of(submission, schema);
        if (judgement.refusal().isPresent()) {
            return rejected(judgement.refusal().get());
        }
        NfeAccessKey key = NfeAccessKey.parse(submission.accessKey());
        Optional<Judgement.Refusal> used = memory.usedBefore(submission.tenant(), key);
        if (used.isPresent()) {
            // 204 may be about this very note: the caller has to look it up.
            return used.get().code().equals("204") ? new SubmissionOutcome.Unknown(told("204")) : rejected(used.get());
        }
        if (fault instanceof AuthorityFault.Rejection rejection) {
            return new SubmissionOutcome.Rejected(rejection.code(), rejection.reason());
        }
        if (fault instanceof AuthorityFault.Irregular irregular) {
            Optional<SubmissionOutcome> refused = irregular(submission, key, judgement, irregular.trouble());
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return memory.authorize(submission.tenant(), key, judgement.digest(), submission.at());
    }

    private Optional<SubmissionOutcome> irregular(
            Submission submission, NfeAccessKey key, Judgement judgement, AuthorityFault.Trouble trouble) {
        if (judgement.issuedSinceRegisterRules()) {
            return Optional.of(rejected(Judgement.Refusal.of(trouble.rejection())));
        }
        if (trouble.denial().isEmpty()) {
            return Optional.empty();
        }
        Judgement.Refusal denial = Judgement.Refusal.of(trouble.denial());
        memory.deny(submission.tenant(), key, denial);
        return Optional.of(rejected(denial));
    }

    @Override
    public LookupOutcome lookUp(Lookup lookup) {
        AuthorityFault fault = fault(AuthorityCall.Kind.LOOK_UP, lookup.tenant(), lookup.accessKey(), "", lookup.at());
        if (fault instanceof AuthorityFault.None) {
            return memory.find(lookup.tenant(), lookup.accessKey());
        }
        if (fault instanceof AuthorityFault.Rejection rejection) {
            return new LookupOutcome.Unknown(rejection.code() + " " + rejection.reason());
        }
        return new LookupOutcome.Unknown(
                fault instanceof AuthorityFault.Paused paused ? told(paused.code()) : "no answer");
    }

    @Override
    public CancellationOutcome cancel(CancellationRequest request) {
        AuthorityFault fault =
                fault(AuthorityCall.Kind.CANCEL, request.tenant(), request.accessKey(), request.xml(), request.at());
        if (fault instanceof AuthorityFault.Unreachable) {
            return new CancellationOutcome.NotSent("out of reach");
        }
        if (fault instanceof AuthorityFault.Paused paused) {
            return new CancellationOutcome.NotSent(told(paused.code()));
        }
        if (fault instanceof AuthorityFault.RequestLost) {
            return new CancellationOutcome.Unknown("no answer");
        }
        if (fault instanceof AuthorityFault.Late late) {
            CancellationRequest arriving = at(request, request.at().plus(late.delay()));
            memory.later(arriving.tenant(), arriving.at(), () -> judge(arriving));
            return new CancellationOutcome.Unknown("no answer");
        }
        if (fault instanceof AuthorityFault.Rejection rejection) {
            return new CancellationOutcome.Refused(rejection.code(), rejection.reason());
        }
        CancellationOutcome outcome = judge(request);
        return fault instanceof AuthorityFault.AnswerLost ? new CancellationOutcome.Unknown("no answer") : outcome;
    }

    private CancellationOutcome judge(CancellationRequest request) {
        NfeSignature.Check check = NfeSignature.verify(request.xml().getBytes(StandardCharsets.UTF_8));
        if (!(check instanceof NfeSignature.Valid valid)
                || !valid.id().equals("ID" + NfeEventDetail.Cancellation.TYPE + request.accessKey() + "01")) {
            return new CancellationOutcome.Refused("297", NfeRules.message("297"));
        }
        return memory.cancel(request.tenant(), request.accessKey(), request.at());
    }

    private AuthorityFault fault(AuthorityCall.Kind kind, TenantId tenant, String accessKey, String xml, Instant at) {
        memory.catchUp(tenant, at);
        return script.on(new AuthorityCall(kind, tenant, accessKey, xml, memory.count(kind, tenant, accessKey), at));
    }

    private static Submission at(Submission sent, Instant when) {
        return new Submission(sent.tenant(), sent.site(), sent.model(), sent.accessKey(), sent.xml(), when);
    }

    private static CancellationRequest at(CancellationRequest sent, Instant when) {
        return new CancellationRequest(sent.tenant(), sent.site(), sent.model(), sent.accessKey(), sent.xml(), when);
    }

    private static SubmissionOutcome rejected(Judgement.Refusal refusal) {
        return new SubmissionOutcome.Rejected(refusal.code(), refusal.reason());
    }

    private static String told(String code) {
        return code + " " + NfeRules.message(code);
    }
}
