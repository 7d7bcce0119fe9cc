package io.citygrid.api.facts;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.archive.SearchParameters;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.AccessEntry;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;

/**
 * Who read personal data, for auditors: administrators of the whole city. Without another role they
 * keep no facts and see no names.
 */
public final class AccessLogRoutes {
  private static final Set<Role> AUDITORS = EnumSet.of(Role.ADMINISTRATOR);
  private static final int MOST_DAYS = 3_653;

  private final AccessLogReader reader;
  private final WorkerExecutor workers;
  private final Clock clock;

  public AccessLogRoutes(String kafkaBootstrap, WorkerExecutor workers, Clock clock) {
    this.reader = new AccessLogReader(kafkaBootstrap);
    this.workers = workers;
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(
        AUDITORS,
        AreaRule.WHOLE_CITY_REQUIRED,
        "listAccesses",
        GET,
        "/v1/access-log",
        this::listAccesses);
  }

  private void listAccesses(RoutingContext context, Principal principal) {
    Instant from = clock.instant().minus(Duration.ofDays(days(context)));
    int limit = SearchParameters.limit(context.request());
    Predicate<AccessEntry> wanted = wanted(context);
    workers
        .executeBlocking(() -> reader.latest(from, wanted, limit), false)
        .recover(
            failed ->
                Future.failedFuture(
                    failed instanceof KafkaException
                        ? new ProblemException(
                            Problem.unavailable("Kafka does not answer at the moment"))
                        : failed))
        .onSuccess(entries -> Answer.json(context, 200, json(entries)))
        .onFailure(context::fail);
  }

  private static Predicate<AccessEntry> wanted(RoutingContext context) {
    Optional<String> who = Optional.ofNullable(context.request().getParam("reader"));
    Optional<String> fact = Optional.ofNullable(context.request().getParam("fact"));
    return entry ->
        who.map(entry.reader()::equals).orElse(true)
            && fact.map(entry.factIds()::contains).orElse(true);
  }

  private static int days(RoutingContext context) {
    String text = Optional.ofNullable(context.request().getParam("days")).orElse("1");
    if (!text.matches("\\d{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST_DAYS) {
      throw ProblemException.field("days", "must be in [1, " + MOST_DAYS + "]");
    }
    return Integer.parseInt(text);
  }

  private static JsonObject json(List<AccessEntry> entries) {
    JsonArray items = new JsonArray();
    entries.forEach(
        entry -> items.add(new JsonObject(Buffer.buffer(Codecs.ACCESS_ENTRY.encode(entry)))));
    return new JsonObject().put("items", items);
  }
}
