/**
 * A store in one file, written to be read: how somebody keeps the promises of {@link dev.backoffice.core.store.Store} with means of
 * their own. The guide {@code docs/writing-an-adapter.md} walks through it.
 */
@NullMarked
package dev.backoffice.examples.filestore;

import org.jspecify.annotations.NullMarked;
