package io.citygrid.standalone.demo;

import static io.citygrid.city.event.FindingKind.CATEGORY_RISE;
import static io.citygrid.city.event.FindingKind.CLUSTER;
import static io.citygrid.city.event.FindingKind.DEPARTMENT_BEHIND;
import static io.citygrid.city.event.FindingKind.FREQUENT_BUSINESS;

import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.Names;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Move;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.RequestRow;
import io.citygrid.city.mapping.Stage;
import io.citygrid.city.mapping.StageTime;
import io.citygrid.city.mapping.Stages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A month or more that is made up for the demo, so that the city knows what is usual and finds what
 * is not: ordinary cases everywhere, and among them a shop that causes trouble again and again, a
 * cluster, a category on the rise in a district, and a department that falls behind in the last
 * week. The same city and seed give the same past, however it lies in time.
 */
public final class Past {
  /** In fewer days nothing is known to be usual, and nothing is found. */
  public static final int LEAST_DAYS = 31;

  /** What was earlier no finding looks at. */
  public static final int MOST_DAYS = 90;

  /** So many ordinary cases a day. */
  private static final int PER_DAY = 100;

  /** What is carried over knows when the department took the case. */
  public static final Stages STAGES =
      new Stages(List.of(new Stage("accepted", "accepted", Move.ACCEPT)), List.of());

  private static final Duration LIMIT = Duration.ofHours(48);
  private static final Duration LIMIT_OF_THE_LATE = Duration.ofHours(24);
  private static final double USUALLY_LATE = 0.05;
  private static final double NOW_LATE = 0.6;
  private static final int LATE_A_DAY = 4;
  private static final int SHOPS = 12;
  private static final double CLUSTER_METERS = 1300;
  private static final double ACCURACY_METERS = 5;

  /** Hours before the end of the past. */
  private static final double[] OF_THE_CLUSTER = {80, 72, 66, 58, 51, 44, 38, 33, 29};

  private static final int ELSEWHERE_A_DAY = 2;

  private static final double[] OF_THE_SHOP = {
    560, 310, 158, 149, 135, 126, 117, 106, 94, 83, 71, 52, 31, 12
  };

  private static final int RISEN = 20;
  private static final int BEFORE_THE_RISE = 5;

  private final City city;
  private final PastGround ground;
  private final long seed;
  private final int days;
  private final List<ScriptedFinding> findings = new ArrayList<>();
  private final List<Category> categories;
  private final List<String> districts;

  /** What is to be found; null where the city has nothing to make it of. */
  private final @Nullable Category clustering;

  private final @Nullable Category rising;
  private final @Nullable Department behind;

  /** Places of the department that falls behind: a category and a cell each. */
  private final List<Spot> ofTheDepartment = new ArrayList<>();

  private record Spot(Category category, PastGround.Cell cell) {}

  /**
   * A past of a city, which may be short of districts or departments and has less in it then.
   *
   * @param days from {@link #LEAST_DAYS} to {@link #MOST_DAYS}; 0 for no past at all
   */
  public Past(City city, long seed, int days) {
    this.city = city;
    this.seed = seed;
    this.days = days;
    this.ground = new PastGround(city);
    this.categories =
        city.categories().stream()
            .filter(
                category ->
                    ground.cells(category).stream()
                        .anyMatch(cell -> ground.findDepartment(category, cell).isPresent()))
            .toList();
    this.districts =
        categories.isEmpty() ? List.of() : ground.districts(ground.cells(categories.get(0)));
    this.behind = districts.isEmpty() ? null : departmentThatFallsBehind();
    List<Category> others =
        categories.stream()
            .filter(
                each -> ofTheDepartment.stream().noneMatch(spot -> spot.category().equals(each)))
            .toList();
    this.clustering = findIn(0, others).orElse(null);
    List<Category> fromTheLast =
        new ArrayList<>(others.stream().filter(each -> !each.equals(clustering)).toList());
    Collections.reverse(fromTheLast);
    this.rising = findIn(1, fromTheLast).orElse(null);
    name();
  }

  /** The first of these that has cells in a district. */
  private Optional<Category> findIn(int rank, List<Category> some) {
    return districts.isEmpty()
        ? Optional.empty()
        : some.stream().filter(each -> !cellsOf(each, district(rank)).isEmpty()).findFirst();
  }

  private String district(int rank) {
    return districts.get(rank % districts.size());
  }

  /** Of one district the department with the most kinds of work, where no load limits it. */
  private @Nullable Department departmentThatFallsBehind() {
    Map<String, List<Spot>> spots = new TreeMap<>();
    for (Category category : categories) {
      List<PastGround.Cell> cells = cellsOf(category, district(2));
      for (int i = 0; i < Math.min(cells.size(), 40); i++) {
        PastGround.Cell cell = cells.get(i * 97 % cells.size());
        ground
            .findDepartment(category, cell)
            .filter(one -> one.area().equals(district(2)) && !isLimited(one))
            .ifPresent(
                one ->
                    spots
                        .computeIfAbsent(one.id(), id -> new ArrayList<>())
                        .add(new Spot(category, cell)));
      }
    }
    Optional<Map.Entry<String, List<Spot>>> most =
        spots.entrySet().stream().max(Comparator.comparingInt(each -> each.getValue().size()));
    most.ifPresent(each -> ofTheDepartment.addAll(each.getValue()));
    return most.flatMap(each -> city.findDepartment(each.getKey())).orElse(null);
  }

  private boolean isLimited(Department department) {
    return city.responsibilityRules().loadLimits().stream()
        .anyMatch(
            limit ->
                limit.functions().contains(department.function())
                    || limit.departments().contains(department.id()));
  }

  private List<PastGround.Cell> cellsOf(Category category, String district) {
    return ground.cells(category).stream()
        .filter(cell -> cell.district().equals(district))
        .filter(cell -> ground.findDepartment(category, cell).isPresent())
        .toList();
  }

  private void name() {
    if (!categories.isEmpty()) {
      findings.add(
          ScriptedFinding.of(FREQUENT_BUSINESS, shop(0), "trouble at one shop, " + shop(0)));
    }
    if (clustering != null) {
      findings.add(
          ScriptedFinding.of(
              CLUSTER,
              "category/" + clustering.code(),
              "a cluster of " + named(clustering.names()) + " in " + districtName(0)));
    }
    if (rising != null) {
      findings.add(
          ScriptedFinding.of(
              CATEGORY_RISE,
              rising.code() + "/" + district(1),
              named(rising.names()) + " on the rise in " + districtName(1)));
    }
    if (behind != null) {
      findings.add(
          ScriptedFinding.of(
              DEPARTMENT_BEHIND, behind.id(), named(behind.names()) + " falling behind"));
    }
  }

  private String districtName(int rank) {
    return city.findArea(district(rank)).map(area -> named(area.names())).orElse(district(rank));
  }

  private static String named(Names names) {
    return names.zh() + " / " + names.en();
  }

  private static String shop(int number) {
    return "模拟商户-%02d".formatted(number + 1);
  }

  /** True when the city has no past. */
  public boolean isEmpty() {
    return days == 0;
  }

  /** What the city finds in it. */
  public List<ScriptedFinding> findings() {
    return List.copyOf(findings);
  }

  /** The past and what is found in it, a line each, for who watches. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("  %d days of made-up cases, in which the city finds:".formatted(days));
    for (ScriptedFinding finding : findings) {
      boolean isWarnedOf = !finding.warningPrefixes(city).isEmpty();
      lines.add("    " + finding.what() + (isWarnedOf ? "; the city warns of it" : ""));
    }
    return lines;
  }

  /**
   * The cases, each at its own times.
   *
   * @param end when the past ends: no case has a time after it; one that was not closed by then is
   *     open
   */
  public List<RequestRow> cases(Instant end) {
    if (isEmpty()) {
      return List.of();
    }
    Writer writer = new Writer(end, new Random(seed));
    writer.ordinary();
    writer.shops();
    writer.cluster();
    writer.rise();
    writer.department();
    return writer.rows;
  }

  /** Writes the cases of one past. */
  private final class Writer {
    private final Instant end;
    private final Instant start;
    private final Random random;
    private final List<RequestRow> rows = new ArrayList<>();

    Writer(Instant end, Random random) {
      this.end = end;
      this.start = end.minus(Duration.ofDays(days));
      this.random = random;
    }

    void ordinary() {
      for (int i = 0; i < PER_DAY * days && !categories.isEmpty(); i++) {
        double day = (i + random.nextDouble()) / PER_DAY;
        Category category = any(categories);
        add(
            start.plus(ofDays(day)),
            category,
            any(ground.cells(category)),
            "",
            LIMIT,
            USUALLY_LATE);
      }
    }

    /** One shop of which there are far more cases in the last week than before, and others. */
    void shops() {
      List<Category> kinds =
          ofTheDepartment.stream().map(Spot::category).distinct().limit(6).toList();
      for (int shop = 0; shop < SHOPS && !categories.isEmpty(); shop++) {
        Category first = kinds.isEmpty() ? categories.get(0) : kinds.get(0);
        PastGround.Cell cell = any(ground.cells(first));
        List<Category> own = kinds.isEmpty() ? List.of(first) : kinds;
        double[] hours = shop == 0 ? OF_THE_SHOP : new double[] {640 - 7 * shop, 290 + 11 * shop};
        for (int i = 0; i < hours.length; i++) {
          add(before(hours[i]), own.get(i % own.size()), cell, shop(shop), LIMIT, 0);
        }
      }
    }

    /** The category is frequent in all of the district: not on the rise there, but in one place. */
    void cluster() {
      Category category = clustering;
      if (category == null) {
        return;
      }
      List<PastGround.Cell> near = cellsOf(category, district(0));
      PastGround.Cell middle = near.get(near.size() / 2);
      List<PastGround.Cell> around =
          near.stream()
              .filter(cell -> cell.metersTo(middle) <= CLUSTER_METERS)
              .sorted(Comparator.comparingDouble(cell -> cell.metersTo(middle)))
              .limit(OF_THE_CLUSTER.length)
              .toList();
      for (int i = 0; i < OF_THE_CLUSTER.length; i++) {
        add(before(OF_THE_CLUSTER[i]), category, around.get(i % around.size()), "", LIMIT, 0);
      }
      for (int i = 0; i < ELSEWHERE_A_DAY * days; i++) {
        double day = (i + random.nextDouble()) / ELSEWHERE_A_DAY;
        add(start.plus(ofDays(day)), category, any(near), "", LIMIT, 0);
      }
    }

    void rise() {
      Category category = rising;
      if (category == null) {
        return;
      }
      List<PastGround.Cell> cells = cellsOf(category, district(1));
      for (int i = 0; i < RISEN; i++) {
        add(before(3 + i * 155.0 / RISEN), category, spread(cells, i, RISEN), "", LIMIT, 0);
      }
      for (int i = 0; i < BEFORE_THE_RISE; i++) {
        add(before(200 + i * 100), category, spread(cells, i, BEFORE_THE_RISE), "", LIMIT, 0);
      }
    }

    /** The department always has as many; what was due in the last week is late. */
    void department() {
      for (int i = 0; i < LATE_A_DAY * (days - 1) && !ofTheDepartment.isEmpty(); i++) {
        double hours = 24 * (days - 0.5) - i * 24.0 / LATE_A_DAY;
        boolean isNow = hours < 24 * 7 + LIMIT_OF_THE_LATE.toHours() + 6;
        Spot spot = ofTheDepartment.get(i * 31 % ofTheDepartment.size());
        add(
            before(hours),
            spot.category(),
            spot.cell(),
            "",
            LIMIT_OF_THE_LATE,
            isNow ? NOW_LATE : USUALLY_LATE);
      }
    }

    private void add(
        Instant at,
        Category category,
        PastGround.Cell cell,
        String shop,
        Duration limit,
        double lateShare) {
      if (!at.isBefore(end)) {
        return;
      }
      String id = "past-" + (rows.size() + 1);
      boolean isLate = random.nextDouble() < lateShare;
      double took = isLate ? 1.1 + 0.4 * random.nextDouble() : 0.05 + 0.6 * random.nextDouble();
      Instant closed = at.plusSeconds(Math.round(took * limit.toSeconds()));
      Instant accepted = at.plusSeconds(60 + random.nextInt(480));
      MappedRequest request =
          new MappedRequest(
              id,
              category.code(),
              random.nextInt(3) == 0 ? ReportSource.HOTLINE : ReportSource.GRID_WORKER,
              Simulation.MARK + named(category.names()),
              cell.inside(),
              ACCURACY_METERS,
              true,
              at,
              at.plus(limit),
              closed.isBefore(end) ? closed : null,
              null,
              Map.of(),
              accepted.isBefore(end) ? List.of(new StageTime("accepted", accepted)) : List.of(),
              shop.isEmpty() ? List.of() : List.of(shop));
      rows.add(new RequestRow(rows.size() + 1, id, Optional.of(request), List.of()));
    }

    private Instant before(double hours) {
      return end.minusSeconds(Math.round(hours * 3600));
    }

    private static Duration ofDays(double days) {
      return Duration.ofSeconds(Math.round(days * 86_400));
    }

    private static PastGround.Cell spread(List<PastGround.Cell> cells, int i, int of) {
      return cells.get((int) ((long) i * cells.size() / of));
    }

    private <T> T any(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }
  }
}
