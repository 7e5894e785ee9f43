/**
 * A tax authority on this machine: {@link dev.backoffice.testkit.sefaz.StandInAuthority} is an HTTPS server that asks for client
 * certificates, plays the services, and goes wrong on the wire as it is told. For tests only.
 */
@NullMarked
package dev.backoffice.testkit.sefaz;

import org.jspecify.annotations.NullMarked;
