/** What the rooms of people and payroll share: the texts of their errors. */
@NullMarked
package dev.backoffice.hr;

import org.jspecify.annotations.NullMarked;
