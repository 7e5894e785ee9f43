package dev.backoffice.testkit.sefaz;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.message.NfeService;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.transmission.Authorization;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.CancellationRequest;
import dev.backoffice.fiscal.transmission.Lookup;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services over a simulated authority: messages in, messages out. Thread-safe. */
final class PlayedServices {
    /** Whichever company asks, there is one authority: keys tell whose a note is. */
    static final TenantId AUTHORITY = TenantId.of("authority");

    private static final Pattern NOTE = Pattern.compile("<NFe .*</NFe>", Pattern.DOTALL);
    private static final Pattern EVENT = Pattern.compile("<evento .*</evento>", Pattern.DOTALL);
    private static final Pattern VOIDING = Pattern.compile("<inutNFe .*</inutNFe>", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("(?:Id=\"NFe|<chNFe>)([0-9A-Z]{44})");
    private static final Pattern VOIDED =
            Pattern.compile("Id=\"ID([0-9]{2})([0-9]{2})([0-9A-Z]{14})([0-9]{2})" + "([0-9]{3})([0-9]{9})([0-9]{9})\"");
    private static final Pattern CODE = Pattern.compile("([0-9]{3,4}) (.*)", Pattern.DOTALL);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.ofHours(-3));

    private final SimulatedAuthority authority;
    private final InstantSource clock;
    private final List<Range> voided = new CopyOnWriteArrayList<>();

    PlayedServices(SimulatedAuthority authority, InstantSource clock) {
        this.authority = authority;
        this.clock = clock;
    }

    /** The key a question is about; empty when it is about none. */
    static String about(String question) {
        Matcher matcher = KEY.matcher(question);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The answer's message; empty where the authority keeps silent, as a time-out would. */
    Optional<String> answer(NfeService service, String question) {
        return switch (service) {
            case STATUS ->
                Optional.of(wrap("retConsStatServ", verdict("107", "Servico em Operacao") + "<tMed>1</tMed>"));
            case AUTHORIZATION -> authorization(question);
            case NOTE -> note(about(question));
            case EVENT -> event(question);
            case VOIDING -> Optional.of(voiding(question));
            case RECEIPT -> Optional.of(wrap("retConsReciNFe", verdict("106", "Lote nao localizado")));
            case REGISTRY ->
                Optional.of(wrap(
                        "retConsCad",
                        "<infCons>" + verdict("259", "CNPJ da consulta nao " + "cadastrado como contribuinte na UF")
                                + "</infCons>"));
            case DISTRIBUTION ->
                Optional.of(wrap(
                        "retDistDFeInt",
                        verdict("137", "Nenhum documento localizado")
                                + "<ultNSU>000000000000000</ultNSU><maxNSU>000000000000000</maxNSU>"));
        };
    }

    private Optional<String> authorization(String question) {
        Matcher note = NOTE.matcher(question);
        if (!note.find()) {
            return Optional.of(wrap("retEnviNFe", verdict("225", "Falha no Schema XML do lote de NFe")));
        }
        String key = about(note.group());
        Optional<NfeAccessKey> known = parsed(key);
        if (known.isPresent() && voided.stream().anyMatch(range -> range.holds(known.get()))) {
            return Optional.of(processed(key, verdict("206", "NF-e ja esta inutilizada"), ""));
        }
        SubmissionOutcome outcome = authority.submit(new Submission(
                AUTHORITY, "", known.map(it -> it.model().code() + "").orElse(""), key, note.group(), clock.instant()));
        if (outcome instanceof SubmissionOutcome.Authorized authorized) {
            return Optional.of(
                    processed(key, verdict("100", "Autorizado o uso da NF-e"), proof(authorized.authorization())));
        } else if (outcome instanceof SubmissionOutcome.Rejected rejected) {
            return Optional.of(processed(key, verdict(rejected.code(), rejected.reason()), ""));
        } else if (outcome instanceof SubmissionOutcome.NotSent paused) {
            return told(paused.why()).map(verdict -> wrap("retEnviNFe", verdict));
        }
        return told(((SubmissionOutcome.Unknown) outcome).why()).map(verdict -> processed(key, verdict, ""));
    }

    private static Optional<NfeAccessKey> parsed(String key) {
        return key.length() == NfeAccessKey.LENGTH ? Optional.of(NfeAccessKey.parse(key)) : Optional.empty();
    }

    private String processed(String key, String verdict, String proof) {
        return wrap("retEnviNFe", verdict("104", "Lote processado") + protocol(key, verdict, proof));
    }

    private String protocol(String key, String verdict, String proof) {
        return "<protNFe versao=\"4.00\"><infProt><tpAmb>2</tpAmb><verAplic>STANDIN</verAplic><chNFe>" + key
                + "</chNFe>" + (proof.isEmpty() ? "<dhRecbto>" + MOMENT.format(clock.instant()) + "</dhRecbto>" : proof)
                + verdict + "</infProt></protNFe>";
    }

    private static String proof(Authorization authorization) {
        return "<dhRecbto>" + MOMENT.format(authorization.receivedAt()) + "</dhRecbto><nProt>"
                + authorization.protocol() + "</nProt><digVal>" + authorization.digest() + "</digVal>";
    }

    private Optional<String> note(String key) {
        LookupOutcome found = authority.lookUp(new Lookup(AUTHORITY, "", "", key, clock.instant()));
        if (found instanceof LookupOutcome.Authorized authorized) {
            String verdict = verdict("100", "Autorizado o uso da NF-e");
            return Optional.of(
                    wrap("retConsSitNFe", verdict + protocol(key, verdict, proof(authorized.authorization()))));
        } else if (found instanceof LookupOutcome.Cancelled cancelled) {
            return Optional.of(wrap(
                    "retConsSitNFe",
                    verdict("101", "Cancelamento de NF-e homologado")
                            + protocol(
                                    key, verdict("100", "Autorizado o uso da NF-e"), proof(cancelled.authorization()))
                            + "<procEventoNFe versao=\"1.00\">"
                            + registered(key, "135", cancelled.protocol(), cancelled.at()) + "</procEventoNFe>"));
        } else if (found instanceof LookupOutcome.Rejected rejected) {
            String verdict = verdict(rejected.code(), rejected.reason());
            return Optional.of(wrap("retConsSitNFe", verdict + protocol(key, verdict, "")));
        } else if (found instanceof LookupOutcome.Absent) {
            return Optional.of(wrap("retConsSitNFe", verdict("217", "NF-e nao consta na base de dados da SEFAZ")));
        }
        return told(((LookupOutcome.Unknown) found).why()).map(verdict -> wrap("retConsSitNFe", verdict));
    }

    private Optional<String> event(String question) {
        Matcher event = EVENT.matcher(question);
        if (!event.find()) {
            return Optional.of(wrap("retEnvEvento", verdict("215", "Falha no schema XML")));
        }
        String key = about(event.group());
        CancellationOutcome outcome =
                authority.cancel(new CancellationRequest(AUTHORITY, "", "", key, event.group(), clock.instant()));
        if (outcome instanceof CancellationOutcome.Cancelled cancelled) {
            return Optional.of(batch(registered(key, "135", cancelled.protocol(), cancelled.at())));
        } else if (outcome instanceof CancellationOutcome.Refused refused) {
            return Optional.of(batch(refused(key, verdict(refused.code(), refused.reason()))));
        } else if (outcome instanceof CancellationOutcome.NotSent paused) {
            return told(paused.why()).map(verdict -> wrap("retEnvEvento", verdict));
        }
        return told(((CancellationOutcome.Unknown) outcome).why()).map(verdict -> batch(refused(key, verdict)));
    }

    private static String batch(String event) {
        return wrap("retEnvEvento", "<idLote>1</idLote>" + verdict("128", "Lote de Evento Processado") + event);
    }

    private static String registered(String key, String code, String protocol, Instant at) {
        return "<retEvento versao=\"1.00\"><infEvento>" + verdict(code, "Evento registrado e vinculado a NF-e")
                + "<chNFe>" + key + "</chNFe><tpEvento>110111</tpEvento><nSeqEvento>1</nSeqEvento><dhRegEvento>"
                + MOMENT.format(at) + "</dhRegEvento><nProt>" + protocol + "</nProt></infEvento></retEvento>";
    }

    private static String refused(String key, String verdict) {
        return "<retEvento versao=\"1.00\"><infEvento>" + verdict + "<chNFe>" + key
                + "</chNFe></infEvento></retEvento>";
    }

    private String voiding(String question) {
        Matcher message = VOIDING.matcher(question);
        Matcher id = VOIDED.matcher(question);
        if (!message.find() || !id.find()) {
            return numbers(verdict("215", "Falha no schema XML"));
        }
        if (!NfeSignature.verify(message.group().getBytes(StandardCharsets.UTF_8))
                .valid()) {
            return numbers(verdict("297", "Assinatura difere do calculado"));
        }
        Range range = Range.of(id);
        if (voided.contains(range)) {
            return numbers(verdict("563", "Ja existe pedido de Inutilizacao com a mesma faixa"));
        }
        if (authority.authorizedKeys(AUTHORITY).stream()
                .map(NfeAccessKey::parse)
                .anyMatch(range::holds)) {
            return numbers(verdict("241", "Um numero da faixa ja foi utilizado"));
        }
        voided.add(range);
        return numbers(verdict("102", "Inutilizacao de numero homologado") + "<dhRecbto>"
                + MOMENT.format(clock.instant()) + "</dhRecbto><nProt>"
                + String.format(Locale.ROOT, "%s%02d%010d", "1" + id.group(1), 26, range.first()) + "</nProt>");
    }

    private static String numbers(String inner) {
        return wrap("retInutNFe", "<infInut>" + inner + "</infInut>");
    }

    /** The simulated authority tells codes in words; a silence has none. */
    private static Optional<String> told(String why) {
        Matcher matcher = CODE.matcher(why);
        return matcher.matches() ? Optional.of(verdict(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    private static String verdict(String code, String reason) {
        return "<cStat>" + code + "</cStat><xMotivo>"
                + reason.replace("&", "&amp;").replace("<", "&lt;") + "</xMotivo>";
    }

    private static String wrap(String root, String inner) {
        return "<" + root + " xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"4.00\">" + inner + "</" + root
                + ">";
    }

    /** Numbers voided: state, issuer, model, series, first and last as in the message's id. */
    private record Range(String uf, String year, String issuer, String model, int series, int first, int last) {
        static Range of(Matcher id) {
            return new Range(
                    id.group(1),
                    id.group(2),
                    id.group(3),
                    id.group(4),
                    Integer.parseInt(id.group(5)),
                    Integer.parseInt(id.group(6)),
                    Integer.parseInt(id.group(7)));
        }

        boolean holds(NfeAccessKey key) {
            return key.value().startsWith(uf)
                    && key.value().substring(6, 20).equals(issuer)
                    && key.value().substring(20, 22).equals(model)
                    && key.series() == series
                    && key.number() >= first
                    && key.number() <= last;
        }
    }
}
