/**
 * The people and companies that a company deals with: customers, suppliers, carriers, employees and others, each once, whatever
 * it is to the company.
 *
 * <p>A party itself, its events and its receipts say nothing personal. Names, numbers, addresses and contacts lie beside it and can
 * be erased (Lei 13.709/2018, art. 18, VI); the id stays.
 */
@NullMarked
package dev.backoffice.core.party;

import org.jspecify.annotations.NullMarked;
