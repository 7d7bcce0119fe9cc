/** How far a payment has come on its way to a citizen, as pure rules. */
@NullMarked
package io.citygrid.casework.payment;

import org.jspecify.annotations.NullMarked;
