package io.citygrid.casework.payment;

/** What who pays says to a payment. */
public sealed interface PaymentAnswer {

  /**
   * It is paid, now or before.
   *
   * @param receipt by which it is found in the books of who pays; the same each time
   */
  record Paid(String receipt) implements PaymentAnswer {}

  /** It will never be paid, such as to an account that is closed. */
  record Refused(String why) implements PaymentAnswer {}

  /** Nobody knows whether it was paid: no answer, or none that can be read. */
  record Away(String why) implements PaymentAnswer {}
}
