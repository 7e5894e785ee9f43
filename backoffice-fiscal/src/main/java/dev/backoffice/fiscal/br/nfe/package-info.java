/**
 * The Brazilian goods invoice (NF-e, model 55, layout 4.00): its access key, its content, its XML and its signature.
 *
 * <p>Everything here is immutable, thread-safe and without input or output. A note is composed ({@link
 * dev.backoffice.fiscal.br.nfe.NfeComposer}), written ({@link dev.backoffice.fiscal.br.nfe.NfeXmlWriter}), signed ({@link
 * dev.backoffice.fiscal.br.nfe.NfeSigner}) and checked ({@link dev.backoffice.fiscal.br.nfe.NfeSignature}); sending it is
 * the business of an authorizer.
 */
@NullMarked
package dev.backoffice.fiscal.br.nfe;

import org.jspecify.annotations.NullMarked;
