/** An authority that is played: checks, authorizes, rejects and fails as told, for tests and trial runs. */
@NullMarked
package dev.backoffice.fiscal.br.nfe.simulation;

import org.jspecify.annotations.NullMarked;
