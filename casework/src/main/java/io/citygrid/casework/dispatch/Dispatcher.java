package io.citygrid.casework.dispatch;

import io.citygrid.casework.life.Assignment;
import io.citygrid.casework.life.Dispatching;
import io.citygrid.casework.life.RuleUsed;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.FullLoad;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.LayerKind;
import io.citygrid.city.OffDuty;
import io.citygrid.city.ResponsibilityList;
import io.citygrid.city.ResponsibilityList.Answer;
import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CandidateReason;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Position;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Dispatches by itself or says why it cannot: locates the position in the grid layer of the
 * category, from the cell follows the area, from category and area the department. Without a cell
 * the deepest area that covers the position counts. Where fences overlap and lead to different
 * departments, a person decides; where they agree, the first one in the file counts.
 *
 * <p>A position is only as exact as its sender says. When another cell or area that comes within
 * that distance would lead to another department, a person decides. Where the department is off
 * duty, or has as many cases in hand as the city lets it take, the next in turn that has neither
 * fault has the case, or a person decides, as the city says. Depends on nothing but its arguments
 * and the city version. Not thread-safe.
 */
public final class Dispatcher implements Dispatching {
  private final IndexedCity indexed;
  private final City city;
  private final ResponsibilityList responsibilities;
  private final Locator locator;

  public Dispatcher(IndexedCity indexed) {
    this.indexed = indexed;
    this.city = indexed.city();
    this.responsibilities = new ResponsibilityList(city);
    this.locator = new Locator(indexed);
  }

  /** The city version that decides. */
  public City city() {
    return city;
  }

  /**
   * Decides on a report.
   *
   * @param position null when the report has none
   */
  @Override
  public Assignment dispatch(
      Category category, @Nullable Position position, Instant at, Set<String> full) {
    return decide(
        category, position, (location, answer) -> turn(category, location, answer, at, full));
  }

  /**
   * The same by fences and list alone: whoever is named has it, on duty or not, however much they
   * have in hand.
   *
   * @param position null when the report has none
   */
  public Assignment byList(Category category, @Nullable Position position) {
    return decide(category, position, (location, answer) -> named(category, location, answer));
  }

  /**
   * @param whoHasIt decides where fences and list name one department at one place
   */
  private Assignment decide(
      Category category,
      @Nullable Position position,
      BiFunction<Location, Answer, Assignment> whoHasIt) {
    if (position == null) {
      return nowhere(DeskReason.NO_LOCATION);
    }
    LonLat point = position.point();
    if (isDefaultPoint(point)) {
      return nowhere(DeskReason.DEFAULT_POINT);
    }
    List<Location> locations = locator.list(category, point);
    List<Location> ruled =
        locations.size() == 1
            ? locations
            : locations.stream().filter(each -> isRuled(category, each)).toList();
    Location location = ruled.isEmpty() ? locations.get(0) : ruled.get(0);
    if (location.area().isEmpty()) {
      return desk(category, location, DeskReason.OUTSIDE_ALL_FENCES, List.of());
    }
    var found = responsibilities.findAnswer(category, location.area());
    if (found.isEmpty()) {
      return desk(category, location, DeskReason.NO_RULE, List.of());
    }
    var answer = found.get();
    if (ruled.stream().anyMatch(each -> !answers(category, each).equals(answer.departments()))) {
      return desk(category, location, DeskReason.OVERLAPPING_FENCES, listOfAll(category, ruled));
    }
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    addCandidates(candidates, answer, location.area(), 0, CandidateReason.BY_LIST);
    if (answer.departments().size() > 1) {
      return desk(category, location, DeskReason.SEVERAL_RULES, nearestFirst(candidates));
    }
    double meters = city.dispatch().accuracyMeters(position.accuracyMeters());
    addNeighbours(candidates, category, location, point, meters);
    if (candidates.size() > 1) {
      return desk(category, location, DeskReason.NEAR_EDGE, nearestFirst(candidates));
    }
    return whoHasIt.apply(location, answer);
  }

  private Assignment named(Category category, Location location, Answer answer) {
    String department = answer.departments().get(0).id();
    return decided(category, location, department, answer.rule(), null, List.of());
  }

  /** The one named, or who has it while that one cannot. */
  private Assignment turn(
      Category category, Location location, Answer answer, Instant at, Set<String> full) {
    Department department = answer.departments().get(0);
    if (!isOnDuty(department, at)) {
      boolean goesOn = city.responsibilityRules().offDuty() == OffDuty.NEXT;
      return new Turn(category, location, answer, at, full).find(goesOn, DeskReason.OFF_DUTY);
    }
    if (isFull(department, full)) {
      boolean goesOn = city.responsibilityRules().fullLoad() == FullLoad.NEXT;
      return new Turn(category, location, answer, at, full).find(goesOn, DeskReason.FULL);
    }
    return named(category, location, answer);
  }

  private boolean isRuled(Category category, Location location) {
    return responsibilities.findAnswer(category, location.area()).isPresent();
  }

  private List<Department> answers(Category category, Location location) {
    return responsibilities.findAnswer(category, location.area()).orElseThrow().departments();
  }

  /** Whoever is named for one of the overlapping fences: none has more right than another. */
  private List<Candidate> listOfAll(Category category, List<Location> locations) {
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    for (Location each : locations) {
      addCandidates(
          candidates,
          responsibilities.findAnswer(category, each.area()).orElseThrow(),
          each.area(),
          0,
          CandidateReason.OVERLAPPING_FENCE);
    }
    return nearestFirst(candidates);
  }

  /** A case whose department cannot have it now. */
  private final class Turn {
    private final Category category;
    private final Location location;
    private final Answer answer;
    private final Department first;
    private final Instant at;
    private final Set<String> full;

    Turn(Category category, Location location, Answer answer, Instant at, Set<String> full) {
      this.category = category;
      this.location = location;
      this.answer = answer;
      this.first = answer.departments().get(0);
      this.at = at;
      this.full = full;
    }

    /**
     * Who has it instead.
     *
     * @param goesOn true when the next in turn has it, false when a person decides
     * @param why the first one cannot
     */
    Assignment find(boolean goesOn, DeskReason why) {
      Map<String, Candidate> candidates = new LinkedHashMap<>();
      addCandidates(
          candidates,
          answer,
          location.area(),
          0,
          why == DeskReason.FULL ? CandidateReason.FULL : CandidateReason.OFF_DUTY);
      for (Answer next : responsibilities.listInTurn(category, location.area())) {
        List<Department> able = next.departments().stream().filter(this::isAble).toList();
        addCandidates(
            candidates,
            new Answer(able, next.rule()),
            location.area(),
            0,
            CandidateReason.NEXT_IN_TURN);
        if (able.size() == 1 && goesOn) {
          RuleUsed rule =
              why == DeskReason.FULL
                  ? RuleUsed.insteadOfFull(next.rule(), first.id())
                  : RuleUsed.insteadOfOffDuty(next.rule(), first.id());
          return decided(category, location, able.get(0).id(), rule.text(), null, List.of());
        }
        if (!able.isEmpty() && goesOn) {
          break;
        }
      }
      return desk(category, location, why, List.copyOf(candidates.values()));
    }

    private boolean isAble(Department department) {
      return isOnDuty(department, at) && !isFull(department, full);
    }
  }

  /** Only who declares a limit can be full, whoever says so. */
  private boolean isFull(Department department, Set<String> full) {
    return full.contains(department.id())
        && city.responsibilityRules().findLoadLimit(department).isPresent();
  }

  private boolean isOnDuty(Department department, Instant at) {
    return city.responsibilityRules().isOnDuty(department, at, city.calendar());
  }

  /** Nobody can say where it lies. */
  private static Assignment nowhere(DeskReason reason) {
    return new Assignment(List.of(), "", List.of(), "", "", "", reason, List.of(), List.of());
  }

  private boolean isDefaultPoint(LonLat point) {
    for (LonLat defaultPoint : city.dispatch().defaultPoints()) {
      if (defaultPoint.distanceMeters(point) <= city.dispatch().defaultPointRadiusMeters()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds who would be responsible if the position were as wrong as its sender allows. In a cell
   * only other cells of the layer can be meant; in a gap of the grid, other areas too. An area that
   * contains the located one is no other place.
   */
  private void addNeighbours(
      Map<String, Candidate> candidates,
      Category category,
      Location location,
      LonLat point,
      double meters) {
    List<String> path = city.areaPath(location.area());
    for (IndexedCity.Layer layer : indexed.layers()) {
      boolean isGrid = layer.layer().id().equals(category.gridLayer());
      boolean counts =
          isGrid || (location.cell().isEmpty() && layer.layer().kind() == LayerKind.AREA);
      if (!counts) {
        continue;
      }
      for (Fence fence : layer.index().within(point, meters)) {
        String area = layer.layer().areaOf().getOrDefault(fence.id(), "");
        if (!area.isEmpty() && !path.contains(area)) {
          responsibilities
              .findAnswer(category, area)
              .ifPresent(
                  beyond ->
                      addCandidates(
                          candidates,
                          beyond,
                          area,
                          layer.distanceMeters(fence, point),
                          CandidateReason.BEYOND_EDGE));
        }
      }
    }
  }

  private static void addCandidates(
      Map<String, Candidate> candidates,
      Answer answer,
      String area,
      double meters,
      CandidateReason reason) {
    for (Department department : answer.departments()) {
      candidates.merge(
          department.id(),
          new Candidate(department.id(), area, meters, reason, answer.rule()),
          (known, other) -> known.distanceMeters() <= other.distanceMeters() ? known : other);
    }
  }

  private static List<Candidate> nearestFirst(Map<String, Candidate> candidates) {
    return candidates.values().stream()
        .sorted(
            Comparator.comparingDouble(Candidate::distanceMeters)
                .thenComparing(Candidate::department))
        .toList();
  }

  private Assignment desk(
      Category category, Location location, DeskReason reason, List<Candidate> candidates) {
    return decided(category, location, "", "", reason, candidates);
  }

  private Assignment decided(
      Category category,
      Location location,
      String department,
      String rule,
      @Nullable DeskReason reason,
      List<Candidate> candidates) {
    return new Assignment(
        location.placements(),
        location.area(),
        city.areaPath(location.area()),
        location.cell(),
        department,
        rule,
        reason,
        candidates,
        responsibilities.listAssisting(category, location.area(), department));
  }
}
