/**
 * Income tax withheld by the payer (IRRF): dated brackets, deductions, the reduction that begins in 2026, and a
 * calculator that shows its working.
 */
@NullMarked
package dev.backoffice.hr.br.irrf;

import org.jspecify.annotations.NullMarked;
