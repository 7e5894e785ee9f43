package dev.backoffice.sefaz;

import dev.backoffice.core.br.Uf;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;

/**
 * How an establishment speaks to the authority.
 *
 * @param uf its state
 * @param environment where its documents go
 * @param certificate of its company
 */
public record SefazAccount(Uf uf, NfeEnvironment environment, ClientCertificate certificate) {}
