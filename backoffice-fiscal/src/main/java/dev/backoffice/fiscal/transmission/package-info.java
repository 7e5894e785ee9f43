/**
 * The tax authority as a plugin sees it: a signed document goes there, is looked up there, is cancelled there. Answers are
 * sealed outcomes, in which <em>unknown</em> (it may have arrived: never send again, look it up) is kept apart from <em>not
 * sent</em>.
 */
@NullMarked
package dev.backoffice.fiscal.transmission;

import org.jspecify.annotations.NullMarked;
