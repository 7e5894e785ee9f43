/** What the company sells and keeps: items by their code, how they are counted, classified and priced. */
@NullMarked
package dev.backoffice.inventory.catalog;

import org.jspecify.annotations.NullMarked;
