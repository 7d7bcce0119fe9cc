package io.citygrid.api.history;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.city.MetricPlaces;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What metrics are and were, of the places that the asker may see. */
public final class HistoryRoutes {

  private final CurrentCity city;
  private final MetricPlaces places;
  private final MetricHistory history;
  private final WorkerExecutor workers;
  private final Clock clock;

  public HistoryRoutes(
      CurrentCity city, MetricHistory history, WorkerExecutor workers, Clock clock) {
    this.city = city;
    this.places = new MetricPlaces(city);
    this.history = history;
    this.workers = workers;
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.STAFF, AreaRule.OWN_AREAS_FILTERED, "listMetrics", GET, "/v1/metrics", this::list);
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREA_REQUIRED,
        "showMetricHistory",
        GET,
        "/v1/metrics/history",
        this::showHistory);
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREA_REQUIRED,
        "showUsualDay",
        GET,
        "/v1/metrics/usual-day",
        this::showUsualDay);
  }

  private void list(RoutingContext context, Principal principal) {
    HttpServerRequest request = context.request();
    String prefix = HistoryParameters.text(request, "prefix");
    String after = HistoryParameters.text(request, "after");
    int limit = HistoryParameters.limit(request);
    answer(
        context,
        store -> {
          List<LatestMetric> visible = new ArrayList<>();
          for (LatestMetric metric : store.listLatest(prefix, after)) {
            if (visible.size() <= limit && principal.seesPlace(places.areaPath(metric.key()))) {
              visible.add(metric);
            }
          }
          return HistoryJson.page(visible, limit);
        });
  }

  private void showHistory(RoutingContext context, Principal principal) {
    HistoryParameters.Span span = HistoryParameters.span(context.request(), clock.instant());
    String key = visibleKey(context.request(), principal);
    answer(
        context,
        store ->
            HistoryJson.history(
                known(store, key),
                span,
                store.points(key, span.resolution(), span.from(), span.to())));
  }

  private void showUsualDay(RoutingContext context, Principal principal) {
    WorkingCalendar calendar = city.require().calendar();
    ZoneId zone = calendar.zone();
    LocalDate date =
        HistoryParameters.date(context.request(), clock.instant().atZone(zone).toLocalDate());
    String key = visibleKey(context.request(), principal);
    answer(
        context,
        store -> {
          LatestMetric latest = known(store, key);
          List<HistoryPoint> points = new ArrayList<>();
          for (LocalDate day : ComparableDays.before(calendar, date)) {
            points.addAll(quarters(store, key, day, zone));
          }
          return HistoryJson.usualDay(
              latest,
              date,
              ComparableDays.isWorkday(calendar, date),
              UsualDay.over(points, zone),
              quarters(store, key, date, zone));
        });
  }

  private static List<HistoryPoint> quarters(
      HistoryStore store, String key, LocalDate day, ZoneId zone) {
    Instant from = day.atStartOfDay(zone).toInstant();
    return store.points(
        key, Resolution.QUARTER, from, day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** What the asker may not see is answered as what is not there. */
  private String visibleKey(HttpServerRequest request, Principal principal) {
    String key = HistoryParameters.key(request);
    if (!principal.seesPlace(places.areaPath(key))) {
      throw unknown(key);
    }
    return key;
  }

  private static LatestMetric known(HistoryStore store, String key) {
    return store.findLatest(key).orElseThrow(() -> unknown(key));
  }

  private static ProblemException unknown(String key) {
    return new ProblemException(Problem.notFound("Nothing is known of a metric " + key));
  }

  private void answer(RoutingContext context, Function<HistoryStore, JsonObject> question) {
    Future<JsonObject> answered = history.ask(workers, question);
    answered.onSuccess(body -> Answer.json(context, 200, body)).onFailure(context::fail);
  }
}
