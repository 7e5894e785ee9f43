/** Numbers of documents, leased once per document and used or voided once. */
@NullMarked
package dev.backoffice.core.numbering;

import org.jspecify.annotations.NullMarked;
