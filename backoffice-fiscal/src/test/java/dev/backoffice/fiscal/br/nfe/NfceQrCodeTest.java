package dev.backoffice.fiscal.br.nfe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** QR codes by the examples of the manual (NT 2015.002, as wmixvideo/nfe tests them), and those of version 3 by their signature. */
class NfceQrCodeTest {
    private static final String ADDRESS = "https://qr.example";
    private static final NfceSecret SECRET = new NfceSecret("000001", "SEU-CODIGO-CSC-CONTRIBUINTE-36-CARACTERES");

    @Test
    void version_2_online_is_that_of_the_manual() {
        assertThat(NfceQrCode.online(
                        ADDRESS, "28170800156225000131650110000151341562040824", NfeEnvironment.PRODUCTION, SECRET))
                .isEqualTo("https://qr.example?p=28170800156225000131650110000151341562040824|2|1|1|"
                        + "DC6AE2C2B9A992BE59679AC365E29922DE6B7511");
    }

    @Test
    void version_2_offline_is_that_of_the_manual() {
        assertThat(NfceQrCode.offline(
                        ADDRESS,
                        "28170800156225000131650110000151349562040824",
                        NfeEnvironment.PRODUCTION,
                        LocalDate.of(2017, 8, 2),
                        Money.parse("BRL 60.90"),
                        "yzGYhUx1/XYYzksWB+fPR3Qc50c=",
                        SECRET))
                .isEqualTo("https://qr.example?p=28170800156225000131650110000151349562040824|2|1|02|60.90|"
                        + "797a4759685578312f5859597a6b7357422b6650523351633530633d|1|"
                        + "4615A93BB0D7C4E780F8D30EE77EDD5BA55C7D66");
    }

    @Test
    void version_3_online_needs_no_secret() {
        assertThat(NfceQrCode.online(
                        ADDRESS, "43261112ABC34501DE35658900000000429102030403", NfeEnvironment.HOMOLOGATION))
                .isEqualTo("https://qr.example?p=43261112ABC34501DE35658900000000429102030403|3|2");
    }

    @Test
    void version_3_offline_is_signed_by_the_issuer_and_tells_the_kind_of_consumer() throws Exception {
        assertOffline(Optional.empty(), "|24|60.90||");
        assertOffline(Optional.of(NfePartyId.of(Cnpj.of("12ABC34501DE35"))), "|24|60.90|1|12ABC34501DE35");
        assertOffline(Optional.of(NfePartyId.of(NfeFixtures.ANA_CPF)), "|24|60.90|2|00099900001230");
        assertOffline(Optional.of(new NfePartyId.Foreigner("PASS123")), "|24|60.90|3|");
    }

    private static void assertOffline(Optional<NfePartyId> consumer, String told) throws Exception {
        SigningKey key = SyntheticCertificate.load();
        String code = NfceQrCode.offline(
                ADDRESS,
                "43261112ABC34501DE35658900000000429102030403",
                NfeEnvironment.PRODUCTION,
                LocalDate.of(2026, 11, 24),
                Money.parse("BRL 60.90"),
                consumer,
                key);
        String text = code.substring(code.indexOf("?p=") + 3, code.lastIndexOf('|'));
        Signature check = Signature.getInstance("SHA1withRSA");
        check.initVerify(key.certificate().getPublicKey());
        check.update(text.getBytes(StandardCharsets.US_ASCII));

        assertThat(text).isEqualTo("43261112ABC34501DE35658900000000429102030403|3|1" + told);
        assertThat(check.verify(Base64.getDecoder().decode(code.substring(code.lastIndexOf('|') + 1))))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void every_state_has_addresses_in_both_environments(Uf uf) {
        for (NfeEnvironment environment : NfeEnvironment.values()) {
            NfceStates.Addresses found = NfceStates.standard().addresses(uf, environment);

            assertThat(found.qrCode()).startsWith("http");
            assertThat(found.key()).isNotEmpty();
        }
    }

    @Test
    void a_host_replaces_addresses_and_limits_of_a_state() {
        NfceStates.Addresses moved = new NfceStates.Addresses(ADDRESS, "https://key.example/consulta");
        NfceStates states = NfceStates.standard()
                .with(Uf.SP, NfeEnvironment.PRODUCTION, moved)
                .namedFrom(Uf.SP, LocalDate.of(2026, 12, 1), Money.parse("BRL 500.00"));

        assertThat(states.addresses(Uf.SP, NfeEnvironment.PRODUCTION)).isEqualTo(moved);
        assertThat(states.namedFrom(Uf.SP, LocalDate.of(2026, 11, 30))).contains(Money.parse("BRL 10000.00"));
        assertThat(states.namedFrom(Uf.SP, LocalDate.of(2026, 12, 1))).contains(Money.parse("BRL 500.00"));
        assertThat(states.namedFrom(Uf.RJ, LocalDate.of(2026, 12, 1))).contains(Money.parse("BRL 10000.00"));
    }

    @Test
    void a_secret_does_not_show_and_its_number_has_no_leading_zeros() {
        assertThat(SECRET).hasToString("CSC 1");
        assertThatThrownBy(() -> new NfceSecret("000", "x")).isInstanceOf(InvalidInput.class);
    }
}
