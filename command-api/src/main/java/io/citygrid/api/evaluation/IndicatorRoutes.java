package io.citygrid.api.evaluation;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.archive.ArchiveJson;
import io.citygrid.api.archive.CaseArchive;
import io.citygrid.api.archive.CasePage;
import io.citygrid.api.archive.SearchParameters;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.contact.ContactArchive;
import io.citygrid.api.history.MetricHistory;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.Cursor;
import io.citygrid.city.Indicator;
import io.citygrid.city.Indicator.Counted;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.Query;

/** Indicators and scores of the cases that the asker may see. */
public final class IndicatorRoutes {

  private final CurrentCity city;
  private final CaseArchive archive;
  private final PatrolCoverage patrols;
  private final List<BesideCases> beside;
  private final WorkerExecutor workers;
  private final Clock clock;

  public IndicatorRoutes(
      CurrentCity city,
      CaseArchive archive,
      MetricHistory history,
      ContactArchive contacts,
      WorkerExecutor workers,
      Clock clock) {
    this.city = city;
    this.archive = archive;
    this.workers = workers;
    this.clock = clock;
    this.patrols = new PatrolCoverage(new RememberedPatrols(history));
    this.beside = List.of(patrols, new ContactNumbers(contacts));
  }

  public void declareIn(Access access) {
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREAS_FILTERED,
        "listIndicators",
        GET,
        "/v1/indicators",
        this::list);
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREAS_FILTERED,
        "exportIndicators",
        GET,
        "/v1/indicators.csv",
        this::export);
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREAS_FILTERED,
        "listIndicatorCases",
        GET,
        "/v1/indicators/{indicator}/cases",
        this::listCases);
    access.allow(
        Role.STAFF,
        AreaRule.OWN_AREAS_FILTERED,
        "listIndicatorCellDays",
        GET,
        "/v1/indicators/{indicator}/cell-days",
        this::listCellDays);
  }

  private void list(RoutingContext context, Principal principal) {
    evaluate(context, principal)
        .onSuccess(evaluated -> Answer.json(context, 200, IndicatorJson.of(evaluated)))
        .onFailure(context::fail);
  }

  private void export(RoutingContext context, Principal principal) {
    boolean chinese = !"en".equals(context.request().getParam("language"));
    evaluate(context, principal)
        .onSuccess(
            evaluated ->
                context
                    .response()
                    .putHeader("Content-Type", "text/csv; charset=utf-8")
                    .putHeader("Content-Disposition", "attachment; filename=\"indicators.csv\"")
                    .putHeader("Cache-Control", "no-store")
                    .end(IndicatorCsv.of(evaluated, chinese)))
        .onFailure(context::fail);
  }

  private Future<Evaluated> evaluate(RoutingContext context, Principal principal) {
    Question question = question(context);
    return archive.ask(workers, searcher -> Evaluated.of(searcher, question, principal, beside));
  }

  private void listCases(RoutingContext context, Principal principal) {
    Indicator indicator = indicator(context.pathParam("indicator"), Counted.CASES);
    Question question = namedQuestion(context);
    Query query =
        Numbers.cases(
            question,
            question.subjects().get(0),
            question.period(),
            principal,
            indicator,
            isNumerator(context));
    int limit = SearchParameters.limit(context.request());
    Cursor before = SearchParameters.before(context.request());
    archive
        .ask(workers, searcher -> CasePage.of(searcher, query, before, limit))
        .onSuccess(page -> Answer.json(context, 200, ArchiveJson.page(page, principal)))
        .onFailure(context::fail);
  }

  private void listCellDays(RoutingContext context, Principal principal) {
    Indicator indicator = indicator(context.pathParam("indicator"), Counted.CELL_DAYS);
    Question question = namedQuestion(context);
    boolean isPart = indicator.isRate() && isNumerator(context);
    workers
        .executeBlocking(() -> patrols.list(question, question.subjects().get(0), principal), false)
        .onSuccess(days -> Answer.json(context, 200, IndicatorJson.ofCellDays(days, isPart)))
        .onFailure(context::fail);
  }

  private static boolean isNumerator(RoutingContext context) {
    return !"denominator".equals(context.request().getParam("part"));
  }

  private Question namedQuestion(RoutingContext context) {
    Question question = question(context);
    if (!question.isNamed()) {
      throw ProblemException.field("of", "must say whose are asked for");
    }
    return question;
  }

  private Question question(RoutingContext context) {
    return Question.of(context.request(), city.require(), clock.instant());
  }

  static Indicator indicator(String name, Counted counted) {
    for (Indicator indicator : Indicator.values()) {
      if (indicator.name().equals(name) && indicator.counted() == counted) {
        return indicator;
      }
    }
    String of = counted.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    throw new ProblemException(Problem.notFound("There is no indicator of " + of + " " + name));
  }
}
