package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * Responsável técnico ({@code infRespTec}, NT 2018.005): who answers for the software that issues the note.
 *
 * @param cnpj {@code CNPJ} of the company that answers for the software
 * @param contact {@code xContato}, 2 to 60 characters
 * @param email 6 to 60 characters
 * @param phone 6 to 14 digits
 * @param secret by which some states know the software; empty where the state gave none
 */
public record NfeTechnicalContact(Cnpj cnpj, String contact, String email, String phone, Optional<Secret> secret) {
    public NfeTechnicalContact {
        NfeText.require("xContato", contact, 2, 60);
        NfeText.require("infRespTec.email", email, 6, 60);
        NfeText.digits("infRespTec.fone", phone, 6, 14);
    }

    /** A contact without a secret. */
    public NfeTechnicalContact(Cnpj cnpj, String contact, String email, String phone) {
        this(cnpj, contact, email, phone, Optional.empty());
    }

    /**
     * Código de segurança do responsável técnico (CSRT), given by a state. The text form hides it.
     *
     * @param id {@code idCSRT}, two digits
     * @param code the secret itself, 1 to 60 characters
     */
    public record Secret(String id, String code) {
        public Secret {
            NfeText.digits("idCSRT", id, 2, 2);
            NfeText.require("CSRT", code, 1, 60);
        }

        /** {@code hashCSRT}: base64 of the SHA-1 of secret and access key. */
        public String hash(String accessKey) {
            try {
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1")
                                .digest((code + accessKey).getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("every Java platform has SHA-1", missing);
            }
        }

        /** Only the id. */
        @Override
        public String toString() {
            return "CSRT " + id;
        }
    }
}
