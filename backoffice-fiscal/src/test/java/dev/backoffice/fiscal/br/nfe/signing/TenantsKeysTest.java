package dev.backoffice.fiscal.br.nfe.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.SelfSigned;
import dev.backoffice.fiscal.br.nfe.issuing.NfeDraft;
import dev.backoffice.fiscal.br.nfe.issuing.NfeFormat;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.document.DocumentFormat;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.SignedDocument;
import dev.backoffice.testkit.SequentialIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Tenants that sign at once, each with its own certificate. */
class TenantsKeysTest {
    private static final int TENANTS = 8;
    private static final int NOTES = 20;
    private static final char[] PASSWORD = "synthetic".toCharArray();

    @Test
    void eight_threads_that_sign_for_eight_tenants_never_mix_certificates() throws Exception {
        Map<TenantId, byte[]> files = new HashMap<>();
        List<Cnpj> companies = new ArrayList<>();
        for (int i = 0; i < TENANTS; i++) {
            companies.add(company(i));
            files.put(
                    tenant(i), SelfSigned.pkcs12("LOJA " + i + ":" + company(i).value(), i + 1, PASSWORD));
        }
        SigningKeys keys = SigningKeys.from((tenant, site, name, on) -> Optional.of(
                name.endsWith("password")
                        ? new String(PASSWORD).getBytes(StandardCharsets.UTF_8)
                        : files.get(tenant).clone()));

        assertThat(mixed(keys, companies)).isZero();
        assertThatThrownBy(() -> mixed(new OneStaticKey(keys), companies))
                .rootCause()
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("nfe.certificate-of-other-company"));
    }

    /** How many of the documents that all tenants sign at once bear the certificate of another. */
    private static int mixed(SigningKeys keys, List<Cnpj> companies) throws Exception {
        NfeFormat format =
                new NfeFormat(keys, NfeTaxes.by(BrazilianTaxes.determination()), "backoffice 0.1", Optional.empty());
        CyclicBarrier together = new CyclicBarrier(TENANTS);
        ExecutorService threads = Executors.newFixedThreadPool(TENANTS);
        try {
            List<Callable<List<SignedDocument>>> tasks = new ArrayList<>();
            for (int i = 0; i < TENANTS; i++) {
                int tenant = i;
                tasks.add(() -> {
                    together.await();
                    return sign(format, tenant, companies.get(tenant));
                });
            }
            int signed = 0;
            int mixed = 0;
            int tenant = 0;
            for (Future<List<SignedDocument>> documents : threads.invokeAll(tasks)) {
                for (SignedDocument document : documents.get()) {
                    assertThat(document.xml())
                            .contains("<emit><CNPJ>" + companies.get(tenant).value());
                    mixed += holder(document)
                                    .equals(NfeAccessKey.parse(document.accessKey())
                                            .issuer()
                                            .orElseThrow()
                                            .value())
                            ? 0
                            : 1;
                    signed++;
                }
                tenant++;
            }
            assertThat(signed).isEqualTo(TENANTS * NOTES);
            return mixed;
        } finally {
            threads.shutdown();
        }
    }

    private static String holder(SignedDocument document) {
        NfeSignature.Check check = NfeSignature.verify(document.xml().getBytes(StandardCharsets.UTF_8));
        assertThat(check).isInstanceOf(NfeSignature.Valid.class);
        String name = ((NfeSignature.Valid) check)
                .certificate()
                .getSubjectX500Principal()
                .getName();
        return name.substring(name.lastIndexOf(':') + 1);
    }

    /** A planted mistake: the first key is kept for everybody. */
    private static final class OneStaticKey implements SigningKeys {
        private static final AtomicReference<SigningKey> FIRST = new AtomicReference<>();

        private final SigningKeys keys;

        OneStaticKey(SigningKeys keys) {
            this.keys = keys;
        }

        @Override
        public SigningKey of(TenantId tenant, String site, LocalDate on) {
            FIRST.compareAndSet(null, keys.of(tenant, site, on));
            return FIRST.get();
        }
    }

    private static List<SignedDocument> sign(NfeFormat format, int tenant, Cnpj company) {
        NfeIssuer shop = NfeFixtures.blueShop();
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs(), NfeFixtures.ribbon())
                .issuedBy(new NfeIssuer(
                        company,
                        shop.name(),
                        shop.tradeName(),
                        shop.address(),
                        shop.stateRegistration(),
                        shop.regime()));
        SequentialIds ids = SequentialIds.create();
        List<SignedDocument> signed = new ArrayList<>();
        for (int i = 1; i <= NOTES; i++) {
            signed.add(format.sign(new DocumentFormat.Draft(
                    tenant(tenant),
                    "SP1",
                    new FiscalDocumentId(ids.next()),
                    NfeDraft.of(sale, 1).content(),
                    i,
                    Instant.parse("2026-11-24T13:15:30Z"))));
        }
        return signed;
    }

    private static TenantId tenant(int i) {
        return TenantId.of("shop-" + i);
    }

    /** A company with letters in its number. */
    private static Cnpj company(int i) {
        for (int digits = 0; digits < 100; digits++) {
            String text = "AB" + i + "C0000000" + i + (digits < 10 ? "0" : "") + digits;
            if (Cnpj.isValid(text)) {
                return Cnpj.of(text);
            }
        }
        throw new IllegalStateException();
    }
}
