/**
 * What a seller of goods does, as notes say it: the operations table with CFOP, tax codes, purpose, references and effects of
 * each; how a note is undone; and the legal texts it carries.
 */
@NullMarked
package dev.backoffice.fiscal.br.operation;

import org.jspecify.annotations.NullMarked;
