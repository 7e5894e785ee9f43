package dev.backoffice.testkit.sefaz;

import dev.backoffice.fiscal.br.nfe.message.NfeService;

/**
 * A question that reaches the stand-in, as its script sees it.
 *
 * @param service who is asked
 * @param about the access key it is about; empty when it is about none
 * @param nth which question to this service about this key it is, from 1
 */
public record WireCall(NfeService service, String about, int nth) {}
