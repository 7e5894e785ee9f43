/**
 * ICMS, the states' tax on goods: own tax inside a state and between states, what is due to the state of a final consumer
 * (DIFAL), and the poverty fund (FCP).
 */
@NullMarked
package dev.backoffice.fiscal.br.icms;

import org.jspecify.annotations.NullMarked;
