package io.citygrid.api.view;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Messages that could not be used, for those who see the whole city. */
public final class DeadLetterRoutes {
  private final ViewReads reads;

  public DeadLetterRoutes(ViewReads reads) {
    this.reads = reads;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.DEAD_LETTER_READERS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "listDeadLetters",
        GET,
        "/v1/dead-letters",
        this::listDeadLetters);
    access.allow(
        Role.DEAD_LETTER_READERS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "countDeadLetters",
        GET,
        "/v1/dead-letters/counts",
        this::countDeadLetters);
  }

  private void listDeadLetters(RoutingContext context, Principal principal) {
    String index =
        ViewJson.findOneOf(context, "reason", DeadLetterReason.class)
            .map(ViewIndexes::deadLetters)
            .orElse(ViewIndexes.DEAD_LETTERS);
    reads
        .list(
            ViewKind.DEAD_LETTER,
            Listing.of(index, true),
            ViewJson.before(context),
            ViewJson.limit(context),
            principal)
        .onSuccess(page -> Answer.json(context, 200, ViewJson.page(page)))
        .onFailure(context::fail);
  }

  private void countDeadLetters(RoutingContext context, Principal principal) {
    Map<String, String> indexes = new LinkedHashMap<>();
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      indexes.put(reason.name(), ViewIndexes.deadLetters(reason));
    }
    indexes.put("total", ViewIndexes.DEAD_LETTERS);
    reads
        .ask(view -> view.counts(indexes.values()))
        .onSuccess(counts -> Answer.json(context, 200, counts(indexes, counts)))
        .onFailure(context::fail);
  }

  private static JsonObject counts(Map<String, String> indexes, Map<String, Long> counts) {
    JsonObject reasons = new JsonObject();
    indexes.forEach((name, index) -> reasons.put(name, counts.getOrDefault(index, 0L)));
    Object total = reasons.remove("total");
    return new JsonObject().put("total", total).put("reasons", reasons);
  }
}
