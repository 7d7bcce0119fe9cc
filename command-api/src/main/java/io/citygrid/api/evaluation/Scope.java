package io.citygrid.api.evaluation;

import io.citygrid.api.archive.CaseQueries;
import io.citygrid.api.archive.CaseSearch.Fact;
import io.citygrid.api.identity.Principal;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.City;
import io.citygrid.city.Evaluation;
import io.citygrid.city.Indicator;
import io.citygrid.city.Names;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.ActorRole;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** By what cases are told apart when they are counted. */
enum Scope {
  AREA(Fact.AREA),
  CELL(Fact.CELL),
  DEPARTMENT(Fact.DEPARTMENT),
  CATEGORY(Fact.CATEGORY),
  SOURCE(Fact.SOURCE),
  /** Cases on which somebody worked in a post; a case counts in every post that moved it. */
  POST(null),
  /** Cases on which a person worked; a case counts for everybody who moved it. */
  PERSON(null),
  /**
   * A grid worker of the city's patrols: of reports those that the worker made, of everything else
   * the cases in the worker's cells, whoever told of them and moved them.
   */
  WORKER(null);

  /** Side by side they would cost too many questions. */
  private static final int MOST_WORKERS = 200;

  /** Counts that are about who reported. */
  private static final Set<Indicator> OF_REPORTS =
      EnumSet.of(Indicator.REPORTED, Indicator.REJECTED);

  private final @Nullable Fact fact;

  Scope(@Nullable Fact fact) {
    this.fact = fact;
  }

  /**
   * The cases of one of those that are counted, among which those of an indicator are looked for.
   */
  Query cases(City city, Subject subject, Indicator indicator) {
    if (fact != null) {
      return CaseQueries.having(fact, subject.id());
    }
    return switch (this) {
      case POST -> CaseQueries.movedAs(ActorRole.valueOf(subject.id()));
      case WORKER ->
          OF_REPORTS.contains(indicator.denominator())
              ? CaseQueries.having(Fact.REPORTER, subject.id())
              : CaseQueries.inCells(city.patrols().cellsOf(subject.id()), city.categories());
      default -> CaseQueries.movedBy(subject.id());
    };
  }

  /** True when there are too many to stand side by side. */
  boolean isNamedOnly(City city) {
    return this == CELL
        || this == PERSON
        || (this == WORKER && city.patrols().workers().size() > MOST_WORKERS);
  }

  /** One of those that are counted. */
  Optional<Subject> find(City city, String id) {
    return switch (this) {
      case AREA -> city.findArea(id).map(area -> new Subject(id, area.names()));
      case CELL -> findCell(city, id);
      case DEPARTMENT -> city.findDepartment(id).map(found -> new Subject(id, found.names()));
      case CATEGORY -> city.findCategory(id).map(found -> new Subject(id, found.names()));
      case SOURCE -> sources().filter(source -> source.id().equals(id)).findFirst();
      case POST -> posts().filter(post -> post.id().equals(id)).findFirst();
      case PERSON -> Optional.of(person(id));
      case WORKER -> all(city).stream().filter(worker -> worker.id().equals(id)).findFirst();
    };
  }

  /**
   * All that are counted side by side: districts, departments, and so on; no cells, for they are
   * many.
   */
  List<Subject> all(City city) {
    return switch (this) {
      case AREA ->
          city.areas().stream()
              .filter(area -> area.level() == AreaLevel.DISTRICT)
              .map(area -> new Subject(area.code(), area.names()))
              .toList();
      case CELL, PERSON -> List.of();
      case DEPARTMENT ->
          city.departments().stream().map(found -> new Subject(found.id(), found.names())).toList();
      case CATEGORY ->
          city.categories().stream()
              .map(found -> new Subject(found.code(), found.names()))
              .toList();
      case SOURCE -> sources().toList();
      case POST -> posts().toList();
      case WORKER -> city.patrols().workers().stream().map(Scope::person).toList();
    };
  }

  /** What a score is made of; nothing where the city scores nobody. */
  List<Evaluation.Weighted> parts(Evaluation evaluation) {
    return switch (this) {
      case AREA -> evaluation.areas();
      case DEPARTMENT -> evaluation.departments();
      case WORKER -> evaluation.workers();
      case CELL, CATEGORY, SOURCE, POST, PERSON -> List.of();
    };
  }

  /** True when all cases of the subject are seen; a score of some of them would mislead. */
  boolean isWhollySeen(IndexSearcher searcher, City city, Subject subject, Principal principal)
      throws IOException {
    boolean own =
        switch (this) {
          case AREA -> sees(principal, city.areaPath(subject.id()));
          case DEPARTMENT -> principal.departmentOfSeenCases().equals(subject.id());
          case WORKER ->
              isWhollySeen(searcher, cases(city, subject, Indicator.REPORTED), principal)
                  && isWhollySeen(searcher, cases(city, subject, Indicator.FILED), principal);
          case CELL, CATEGORY, SOURCE, POST, PERSON -> false;
        };
    return own || principal.seesEverything();
  }

  private static boolean isWhollySeen(IndexSearcher searcher, Query cases, Principal principal)
      throws IOException {
    Query seen =
        new BooleanQuery.Builder()
            .add(cases, Occur.FILTER)
            .add(CaseQueries.visibleTo(principal), Occur.FILTER)
            .build();
    return searcher.count(seen) == searcher.count(cases);
  }

  private static boolean sees(Principal principal, List<String> areaPath) {
    return areaPath.stream().anyMatch(principal.areasOfSeenCases()::contains);
  }

  private static Optional<Subject> findCell(City city, String id) {
    return city.layers().stream()
        .flatMap(layer -> layer.fences().fences().stream())
        .filter(fence -> fence.id().equals(id))
        .findFirst()
        .map(fence -> new Subject(id, new Names(id, id)));
  }

  private static Subject person(String id) {
    return new Subject(id, new Names(id, id));
  }

  private static Stream<Subject> posts() {
    return Stream.of(
        post(ActorRole.GRID_WORKER, "网格员", "Grid workers"),
        post(ActorRole.OPERATOR, "受理员", "Operators"),
        post(ActorRole.DUTY_OFFICER, "值班长", "Duty officers"),
        post(ActorRole.DISPATCHER, "派遣员", "Dispatchers"),
        post(ActorRole.HANDLER, "处置员", "Handlers"),
        post(ActorRole.SUPERVISOR, "督查员", "Supervisors"),
        post(ActorRole.CITIZEN, "市民", "Citizens"));
  }

  private static Subject post(ActorRole post, String zh, String en) {
    return new Subject(post.name(), new Names(zh, en));
  }

  private static Stream<Subject> sources() {
    return Stream.of(
        source(ReportSource.GRID_WORKER, "网格员上报", "Grid workers"),
        source(ReportSource.SENSOR, "传感器", "Sensors"),
        source(ReportSource.HOTLINE, "12345 热线", "12345 hotline"),
        source(ReportSource.CITIZEN, "市民", "Citizens"),
        source(ReportSource.LEADER, "领导批示", "Leaders' instructions"),
        source(ReportSource.TRANSFER, "其他部门移交", "Transfers"));
  }

  private static Subject source(ReportSource source, String zh, String en) {
    return new Subject(source.name(), new Names(zh, en));
  }
}
