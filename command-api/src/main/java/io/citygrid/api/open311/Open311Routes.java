package io.citygrid.api.open311;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.edge.DepartmentLoads;
import io.citygrid.api.edge.EdgeMeters;
import io.citygrid.api.edge.ReportCheck;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.problem.FailureHandler;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.CaseJson;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.Listing;
import io.citygrid.api.view.ViewItem;
import io.citygrid.api.view.ViewReads;
import io.citygrid.api.view.Visibility;
import io.citygrid.city.City;
import io.citygrid.city.Names;
import io.citygrid.city.event.Report;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * GeoReport v2 on {@code /open311/v2}. The key is a session token, or a device token for the device
 * {@code open311}: what an app sends with it is reported by the app. Requests are shown to whoever
 * sent them, and by their ids to whoever may see such a case.
 */
public final class Open311Routes {
  private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
  private static final Set<Role> OPENERS = EnumSet.complementOf(EnumSet.of(Role.VIEWER));
  private static final String BASE = "/open311/v2";
  private static final String APP = "open311";
  private static final String FORM = "open311.form";
  private static final String BEARER = "Bearer ";
  private static final int MOST_SHOWN = 1_000;

  private final CurrentCity city;
  private final ViewReads reads;
  private final DepartmentLoads loads;
  private final EdgeWriter writer;
  private final EdgeMeters meters;
  private final Clock clock;

  public Open311Routes(
      CurrentCity city,
      ViewReads reads,
      DepartmentLoads loads,
      EdgeWriter writer,
      EdgeMeters meters,
      Clock clock) {
    this.city = city;
    this.reads = reads;
    this.loads = loads;
    this.writer = writer;
    this.meters = meters;
    this.clock = clock;
  }

  public void declareIn(Access access) {
    access.open("listServices", GET, BASE + "/services.{format}", this::listServices);
    access.allowByKey(
        EVERYBODY,
        AreaRule.OWN_AREAS_FILTERED,
        "listServiceRequests",
        GET,
        BASE + "/requests.{format}",
        Open311Routes::keyOfQuestion,
        this::listRequests);
    access.allowByKey(
        EVERYBODY,
        AreaRule.OWN_AREA_REQUIRED,
        "showServiceRequest",
        GET,
        BASE + "/requests/{id}.{format}",
        Open311Routes::keyOfQuestion,
        this::showRequest);
    access.allowByKey(
        OPENERS,
        AreaRule.CITY_WIDE,
        "openServiceRequest",
        POST,
        BASE + "/requests.{format}",
        Open311Routes::keyOfForm,
        this::openRequest);
  }

  private static Future<String> keyOfQuestion(RoutingContext context) {
    FailureHandler.answerWith(context, new GeoReportProblem());
    return key(context, Optional.ofNullable(context.request().getParam("api_key")));
  }

  /** The key stands in the body, so the body is read before it is known who sent it. */
  private static Future<String> keyOfForm(RoutingContext context) {
    FailureHandler.answerWith(context, new GeoReportProblem());
    return RequestBody.readFile(context, RequestBody.SINGLE_BYTES)
        .map(RequestForm::parse)
        .compose(
            form -> {
              context.put(FORM, form);
              return key(context, form.apiKey());
            });
  }

  private static Future<String> key(RoutingContext context, Optional<String> stated) {
    String header =
        Optional.ofNullable(context.request().getHeader("Authorization"))
            .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .map(text -> text.substring(BEARER.length()).strip())
            .orElse("");
    String token = stated.orElse(header);
    return token.isEmpty()
        ? Future.failedFuture(
            new ProblemException(Problem.unauthenticated("api_key was not provided")))
        : Future.succeededFuture(token);
  }

  private void listServices(RoutingContext context) {
    FailureHandler.answerWith(context, new GeoReportProblem());
    City known = cityOf(context, Optional.empty());
    answer(context, 200, "services", "service", words(context, known).services());
  }

  private void listRequests(RoutingContext context, Principal principal) {
    City known = admit(context, principal, Optional.empty());
    RequestQuestion question = RequestQuestion.of(context.request(), clock.instant());
    Future<List<ViewItem>> found =
        question.ids().isEmpty()
            ? reads
                .list(
                    ViewKind.CASE,
                    new Listing(
                        ViewIndexes.casesOfReporter(principal.id()), false, question::matches),
                    Cursor.START,
                    MOST_SHOWN,
                    principal)
                .map(ViewReads.Page::items)
            : reads.ask(
                view ->
                    view.listByIds(ViewKind.CASE, question.ids()).stream()
                        .filter(item -> Visibility.of(item).to(principal))
                        .filter(item -> question.matches(new JsonObject(item.json())))
                        .limit(MOST_SHOWN)
                        .toList());
    found.onSuccess(items -> answerRequests(context, known, items)).onFailure(context::fail);
  }

  private void showRequest(RoutingContext context, Principal principal) {
    City known = admit(context, principal, Optional.empty());
    reads
        .find(ViewKind.CASE, context.pathParam("id"), principal)
        .onSuccess(item -> answerRequests(context, known, List.of(item)))
        .onFailure(context::fail);
  }

  private void openRequest(RoutingContext context, Principal principal) {
    RequestForm form = context.get(FORM);
    City known = admit(context, principal, form.find("jurisdiction_id"));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String key =
        Optional.ofNullable(context.request().getHeader("Idempotency-Key"))
            .orElseGet(() -> form.idempotencyKey(now));
    Report report =
        loads.stamp(known, new ReportCheck(known, principal, now).check(form.report(), key));
    writer
        .write(Topics.REPORTS, report.caseId(), Codecs.REPORT.encode(report))
        .onSuccess(
            written -> {
              meters.taken("report", 1);
              Map<String, @Nullable Object> opened = new LinkedHashMap<>();
              opened.put("service_request_id", report.caseId());
              opened.put("service_notice", null);
              opened.put("account_id", null);
              answer(context, 201, "service_requests", "request", List.of(opened));
            })
        .onFailure(context::fail);
  }

  /** A sensor's token opens no requests: an app's names the device {@code open311}. */
  private City admit(
      RoutingContext context, Principal principal, Optional<String> jurisdictionInForm) {
    if (principal.roles().equals(Set.of(Role.DEVICE)) && !principal.sendsFor(APP)) {
      throw new ProblemException(
          Problem.forbidden("api_key is a device's; an app's names the device " + APP));
    }
    return cityOf(context, jurisdictionInForm);
  }

  /** The city, when it is the one that is meant and the answer can be written as asked. */
  private City cityOf(RoutingContext context, Optional<String> jurisdictionInForm) {
    String format = context.pathParam("format");
    if (!GeoReportText.isKnown(format)) {
      throw new ProblemException(Problem.notFound("The formats are json and xml, not " + format));
    }
    City known = city.require();
    Optional<String> jurisdiction =
        jurisdictionInForm.or(
            () -> Optional.ofNullable(context.request().getParam("jurisdiction_id")));
    if (jurisdiction.isPresent() && !jurisdiction.get().equals(known.id())) {
      throw new ProblemException(
          Problem.notFound("jurisdiction_id provided was not found: " + jurisdiction.get()));
    }
    return known;
  }

  private static ServiceRequest words(RoutingContext context, City known) {
    String languages =
        Optional.ofNullable(context.request().getHeader("Accept-Language")).orElse("");
    Function<Names, String> language = languages.startsWith("zh") ? Names::zh : Names::en;
    return new ServiceRequest(known, language);
  }

  private static void answerRequests(RoutingContext context, City known, List<ViewItem> items) {
    ServiceRequest words = words(context, known);
    answer(
        context,
        200,
        "service_requests",
        "request",
        items.stream().map(item -> words.request(CaseJson.view(item))).toList());
  }

  private static void answer(
      RoutingContext context,
      int status,
      String list,
      String entry,
      List<Map<String, @Nullable Object>> entries) {
    GeoReportText text = GeoReportText.of(context.pathParam("format"));
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", text.mediaType())
        .putHeader("Cache-Control", "no-store")
        .end(text.write(list, entry, entries));
  }
}
