package io.citygrid.api.archive;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.Cursor;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import org.apache.lucene.search.Query;

/** What the archive answers: a case from its beginning, and searches over all cases. */
public final class ArchiveRoutes {

  private final CaseArchive archive;
  private final WorkerExecutor workers;

  public ArchiveRoutes(CaseArchive archive, WorkerExecutor workers) {
    this.archive = archive;
    this.workers = workers;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.PEOPLE,
        AreaRule.OWN_AREA_REQUIRED,
        "showCaseHistory",
        GET,
        "/v1/cases/{id}/history",
        this::showHistory);
    access.allow(
        Role.PEOPLE,
        AreaRule.OWN_AREAS_FILTERED,
        "searchCases",
        GET,
        "/v1/search/cases",
        this::searchCases);
  }

  private void showHistory(RoutingContext context, Principal principal) {
    String id = context.pathParam("id");
    archive
        .ask(workers, searcher -> CaseEvents.find(searcher, id))
        .map(
            found ->
                found
                    .filter(archived -> CaseSight.sees(archived, principal))
                    .orElseThrow(
                        () -> new ProblemException(Problem.notFound("There is no case " + id))))
        .map(archived -> ArchiveJson.history(archived, principal))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  private void searchCases(RoutingContext context, Principal principal) {
    Query query = CaseQueries.of(SearchParameters.search(context.request()), principal);
    int limit = SearchParameters.limit(context.request());
    Cursor before = SearchParameters.before(context.request());
    archive
        .ask(workers, searcher -> CasePage.of(searcher, query, before, limit))
        .map(page -> ArchiveJson.page(page, principal))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }
}
