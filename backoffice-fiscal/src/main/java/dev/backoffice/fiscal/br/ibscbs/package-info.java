/** IBS and CBS, the taxes on goods and services of LC 214/2025, at the test rates of 2026. */
@NullMarked
package dev.backoffice.fiscal.br.ibscbs;

import org.jspecify.annotations.NullMarked;
