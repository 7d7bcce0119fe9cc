package io.citygrid.api.verification;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.payment.Payments;
import io.citygrid.api.view.CityView;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.ViewAwayException;
import io.citygrid.api.view.ViewItem;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.event.Payment;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.city.wire.WireException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A citizen's own rewards: how far each is paid, by the books of payments; what the live view shows
 * already and the books do not know yet is owed.
 */
public final class RewardRoutes {
  private static final int MOST_SHOWN = 100;

  private final ViewReads reads;
  private final Payments payments;

  public RewardRoutes(ViewReads reads, Payments payments) {
    this.reads = reads;
    this.payments = payments;
  }

  public void declareIn(Access access) {
    access.allow(
        Set.of(Role.CITIZEN),
        AreaRule.OWN_PERSON,
        "listRewards",
        GET,
        "/v1/rewards",
        this::listRewards);
  }

  private void listRewards(RoutingContext context, Principal principal) {
    String person = principal.id();
    String index = ViewIndexes.paymentsOf(person);
    reads
        .ask(view -> rewards(view, person, index))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  /**
   * The books are kept here: while the view is away they alone are shown, and {@code complete} is
   * false, since the latest rewards may not be in them yet.
   */
  private JsonObject rewards(CityView view, String person, String index) {
    List<Payment> shown = List.of();
    boolean complete = true;
    try {
      shown = decode(view.list(ViewKind.PAYMENT, index, Cursor.START, MOST_SHOWN));
    } catch (ViewAwayException e) {
      complete = false;
    }
    return payments.of(person, shown, MOST_SHOWN).put("complete", complete);
  }

  private static List<Payment> decode(List<ViewItem> items) {
    List<Payment> shown = new ArrayList<>();
    for (ViewItem item : items) {
      try {
        shown.add(Codecs.PAYMENT.decode(item.json().getBytes(StandardCharsets.UTF_8)));
      } catch (WireException e) {
        throw new IllegalStateException("the live view holds what is no payment: " + item.id(), e);
      }
    }
    return shown;
  }
}
