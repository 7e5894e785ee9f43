/** What may go while its tenant stays: how long what is done with is kept, and where it is handed before it goes. */
@NullMarked
package dev.backoffice.core.archive;

import org.jspecify.annotations.NullMarked;
