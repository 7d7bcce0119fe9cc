package io.citygrid.api.payment;

import io.citygrid.casework.payment.PaymentAnswer;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The city's own ledger: who pays when nobody else does. An entry for each payment, by its id, only
 * ever added; on disk before it is answered. What people have is the sum of their entries. It
 * refuses nothing: a reversal may leave somebody below zero, which later rewards make good.
 */
final class Ledger implements PaymentPort, AutoCloseable {
  private static final String FILE = "ledger.mv";

  private final MVStore store;
  private final MVMap<String, String> entries;

  private Ledger(MVStore store) {
    this.store = store;
    this.entries = store.openMap("entries");
  }

  static Ledger open(Path directory) throws PaymentsException {
    return new Ledger(Books.open(directory, FILE));
  }

  @Override
  public synchronized PaymentAnswer pay(Payment payment) {
    String id = payment.paymentId();
    if (!entries.containsKey(id)) {
      entries.put(id, new String(Codecs.PAYMENT.encode(payment), StandardCharsets.UTF_8));
      store.commit();
      store.sync();
    }
    return new PaymentAnswer.Paid("ledger:" + id);
  }

  /** All entries. */
  synchronized List<Payment> list() {
    List<Payment> listed = new ArrayList<>();
    for (String json : entries.values()) {
      try {
        listed.add(Codecs.PAYMENT.decode(json.getBytes(StandardCharsets.UTF_8)));
      } catch (WireException e) {
        throw new IllegalStateException("the ledger holds what is no payment: " + json, e);
      }
    }
    return listed;
  }

  /** What a payment adds to what somebody has, in hundredths of the currency. */
  static long signedCents(Payment payment) {
    return payment.kind() == PaymentKind.REWARD ? payment.amountCents() : -payment.amountCents();
  }

  @Override
  public void close() {
    store.close();
  }
}
