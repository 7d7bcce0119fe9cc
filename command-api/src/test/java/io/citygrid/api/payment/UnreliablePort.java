package io.citygrid.api.payment;

import io.citygrid.casework.payment.PaymentAnswer;
import io.citygrid.city.event.Payment;
import java.util.Random;

/**
 * Who pays, over a bad line: sometimes the question is lost, sometimes the answer, which is the
 * worse of the two, sometimes there is an excuse; some people's accounts are closed.
 */
final class UnreliablePort implements PaymentPort {
  private final PaymentPort books;
  private final Random random;

  UnreliablePort(PaymentPort books, Random random) {
    this.books = books;
    this.random = random;
  }

  @Override
  public PaymentAnswer pay(Payment payment) {
    int dice = random.nextInt(6);
    if (dice == 0) {
      throw new IllegalStateException("the question was lost");
    }
    if (MadePayments.isRefused(payment)) {
      return new PaymentAnswer.Refused("the account is closed");
    }
    if (dice == 1) {
      return new PaymentAnswer.Away("try again later");
    }
    PaymentAnswer answer = books.pay(payment);
    if (dice == 2) {
      throw new IllegalStateException("the answer was lost");
    }
    return answer;
  }
}
