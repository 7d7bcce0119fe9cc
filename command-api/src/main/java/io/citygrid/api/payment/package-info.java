/**
 * Pays what the outbox of payments says: each payment once, through a port behind which stands
 * whoever pays; a ledger of the city's own when nobody else does.
 */
@NullMarked
package io.citygrid.api.payment;

import org.jspecify.annotations.NullMarked;
