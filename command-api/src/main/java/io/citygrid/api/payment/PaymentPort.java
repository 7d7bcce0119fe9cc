package io.citygrid.api.payment;

import io.citygrid.casework.payment.PaymentAnswer;
import io.citygrid.city.event.Payment;

/**
 * Whoever pays: cash, mobile data, a ledger. Must know a payment again by its id, for as long as it
 * keeps books: asked twice, it pays once and gives the same receipt. Called by one thread, may
 * block; what it throws counts as no answer.
 */
@FunctionalInterface
public interface PaymentPort {
  PaymentAnswer pay(Payment payment);
}
