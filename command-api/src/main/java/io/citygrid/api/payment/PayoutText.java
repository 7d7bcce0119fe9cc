package io.citygrid.api.payment;

import io.citygrid.casework.payment.Payout;
import io.citygrid.casework.payment.PayoutState;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A payout as text, on disk and for its citizen. */
final class PayoutText {
  private static final String PAYMENT = "payment";

  private PayoutText() {}

  static String write(Payout payout) {
    return progress(payout)
        .put(PAYMENT, new String(Codecs.PAYMENT.encode(payout.payment()), StandardCharsets.UTF_8))
        .encode();
  }

  static Payout read(String text) {
    JsonObject json = new JsonObject(text);
    try {
      return new Payout(
          Codecs.PAYMENT.decode(json.getString(PAYMENT).getBytes(StandardCharsets.UTF_8)),
          PayoutState.valueOf(json.getString("state")),
          json.getInteger("attempts"),
          Instant.parse(json.getString("since")),
          Instant.parse(json.getString("nextTry")),
          json.getString("note"));
    } catch (WireException e) {
      throw new IllegalStateException("the payouts hold what is none: " + text, e);
    }
  }

  /** For the citizen: the payment and how far it has come. */
  static JsonObject shown(Payout payout) {
    JsonObject shown =
        new JsonObject(new String(Codecs.PAYMENT.encode(payout.payment()), StandardCharsets.UTF_8));
    return shown.mergeIn(progress(payout));
  }

  private static JsonObject progress(Payout payout) {
    return new JsonObject()
        .put("state", payout.state().name())
        .put("attempts", payout.attempts())
        .put("since", payout.since().toString())
        .put("nextTry", payout.nextTry().toString())
        .put("note", payout.note());
  }
}
