/** The java-nfe library, measured beside this one. */
@NullMarked
package dev.backoffice.peer.javanfe;

import org.jspecify.annotations.NullMarked;
