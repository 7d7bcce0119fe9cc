package io.citygrid.city;

import io.citygrid.geo.road.RoadNetwork;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One version of a whole city. Immutable; every reference in it resolves (the loader refuses
 * anything else): parents of areas, areas of cells and departments, departments and categories of
 * the responsibility list.
 *
 * <p>Holds only what the files say. Indexes over its fences are built by those who look points up.
 */
public final class City {
  private final String id;
  private final Names names;
  private final CityVersion version;
  private final Instant earliestReport;
  private final WorkingCalendar calendar;
  private final Evaluation evaluation;
  private final CaseworkRules casework;
  private final FilingRules filing;
  private final NotificationRules notifications;
  private final MergingRules merging;
  private final ResponsibilityRules responsibilityRules;
  private final TrafficRules traffic;
  private final CrowdRules crowd;
  private final FlowRules flow;
  private final RoadNetwork roads;
  private final VisitRules visits;
  private final VerificationRules verification;
  private final InsightRules insight;
  private final QualityRules quality;
  private final OfficeRules office;
  private final DispatchRules dispatch;
  private final Patrols patrols;
  private final Map<String, Area> areas = new LinkedHashMap<>();

  /** Asked for with every case; each is found once. */
  private final Map<String, List<String>> areaPaths = new ConcurrentHashMap<>();

  private final Map<String, CityLayer> layers = new LinkedHashMap<>();
  private final Map<String, Department> departments = new LinkedHashMap<>();
  private final Map<String, Category> categories = new LinkedHashMap<>();
  private final List<Standard> standards;
  private final Map<String, List<Standard>> standardsByCategory;
  private final List<Responsibility> responsibilities;
  private final List<ThresholdRule> thresholds;
  private final List<WarningRule> warnings;
  private final List<MetricKind> metrics;
  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final Map<String, Detector> detectors = new LinkedHashMap<>();
  private final List<WatchedRoute> watchedRoutes;
  private final Map<String, CrowdArea> crowdAreas = new LinkedHashMap<>();
  private final Map<String, PeopleCounter> counters = new LinkedHashMap<>();
  private final Map<String, MeasuringArea> measuringAreas = new LinkedHashMap<>();
  private final BoundingBox bounds;

  /** All parts of a city; the loader fills it, {@link City#of} checks nothing again. */
  public record Parts(
      String id,
      Names names,
      CityVersion version,
      Instant earliestReport,
      WorkingCalendar calendar,
      Evaluation evaluation,
      CaseworkRules casework,
      FilingRules filing,
      NotificationRules notifications,
      MergingRules merging,
      ResponsibilityRules responsibilityRules,
      TrafficRules traffic,
      RoadNetwork roads,
      List<Detector> detectors,
      List<WatchedRoute> watchedRoutes,
      CrowdRules crowd,
      List<CrowdArea> crowdAreas,
      List<PeopleCounter> counters,
      List<MeasuringArea> measuringAreas,
      FlowRules flow,
      VisitRules visits,
      VerificationRules verification,
      InsightRules insight,
      QualityRules quality,
      OfficeRules office,
      DispatchRules dispatch,
      Patrols patrols,
      List<Area> areas,
      List<CityLayer> layers,
      List<Department> departments,
      List<Category> categories,
      List<Standard> standards,
      List<Responsibility> responsibilities,
      List<ThresholdRule> thresholds,
      List<WarningRule> warnings,
      List<MetricKind> metrics,
      List<Device> devices) {}

  private City(Parts parts) {
    id = parts.id();
    names = parts.names();
    version = parts.version();
    earliestReport = parts.earliestReport();
    calendar = parts.calendar();
    evaluation = parts.evaluation();
    casework = parts.casework();
    filing = parts.filing();
    notifications = parts.notifications();
    merging = parts.merging();
    responsibilityRules = parts.responsibilityRules();
    traffic = parts.traffic();
    roads = parts.roads();
    parts.detectors().forEach(detector -> detectors.put(detector.id(), detector));
    watchedRoutes = List.copyOf(parts.watchedRoutes());
    crowd = parts.crowd();
    parts.crowdAreas().forEach(area -> crowdAreas.put(area.id(), area));
    parts.counters().forEach(counter -> counters.put(counter.id(), counter));
    parts.measuringAreas().forEach(area -> measuringAreas.put(area.id(), area));
    flow = parts.flow();
    visits = parts.visits();
    verification = parts.verification();
    insight = parts.insight();
    quality = parts.quality();
    office = parts.office();
    dispatch = parts.dispatch();
    patrols = parts.patrols();
    parts.areas().forEach(area -> areas.put(area.code(), area));
    parts.layers().forEach(layer -> layers.put(layer.id(), layer));
    parts.departments().forEach(department -> departments.put(department.id(), department));
    parts.categories().forEach(category -> categories.put(category.code(), category));
    standards = List.copyOf(parts.standards());
    standardsByCategory =
        standards.stream()
            .collect(Collectors.groupingBy(Standard::category, Collectors.toUnmodifiableList()));
    responsibilities = List.copyOf(parts.responsibilities());
    thresholds = List.copyOf(parts.thresholds());
    warnings = List.copyOf(parts.warnings());
    metrics = List.copyOf(parts.metrics());
    parts.devices().forEach(device -> devices.put(device.id(), device));
    bounds = BoundingBox.around(parts.layers());
  }

  /** A city of parts that were found consistent. */
  public static City of(Parts parts) {
    return new City(parts);
  }

  /** Short name, such as {@code wuhu}. */
  public String id() {
    return id;
  }

  public Names names() {
    return names;
  }

  public CityVersion version() {
    return version;
  }

  /** Reports and readings that claim to be older than this are refused. */
  public Instant earliestReport() {
    return earliestReport;
  }

  public WorkingCalendar calendar() {
    return calendar;
  }

  /** How areas and departments are scored. */
  public Evaluation evaluation() {
    return evaluation;
  }

  /** The numbers for the life of cases. */
  public CaseworkRules casework() {
    return casework;
  }

  /** What reporters are told of their cases. */
  public NotificationRules notifications() {
    return notifications;
  }

  /** How reports become cases. */
  public FilingRules filing() {
    return filing;
  }

  /** Which reports are on the same matter. */
  public MergingRules merging() {
    return merging;
  }

  /** Who is on duty when, who assists. */
  public ResponsibilityRules responsibilityRules() {
    return responsibilityRules;
  }

  /** The numbers for traffic. */
  public TrafficRules traffic() {
    return traffic;
  }

  /** How often what is on record of a cell is looked at again. */
  public VisitRules visits() {
    return visits;
  }

  /** The roads; without any segment where the city has none. */
  public RoadNetwork roads() {
    return roads;
  }

  /** From where to where travel times are watched, in file order. */
  public List<WatchedRoute> watchedRoutes() {
    return watchedRoutes;
  }

  /** The loop detectors in file order. */
  public List<Detector> detectors() {
    return List.copyOf(detectors.values());
  }

  public Optional<Detector> findDetector(String detectorId) {
    return Optional.ofNullable(detectors.get(detectorId));
  }

  /** The numbers for crowds. */
  public CrowdRules crowd() {
    return crowd;
  }

  /** The hot public areas in file order. */
  public List<CrowdArea> crowdAreas() {
    return List.copyOf(crowdAreas.values());
  }

  public Optional<CrowdArea> findCrowdArea(String id) {
    return Optional.ofNullable(crowdAreas.get(id));
  }

  /** The counters of people in file order. */
  public List<PeopleCounter> counters() {
    return List.copyOf(counters.values());
  }

  public Optional<PeopleCounter> findCounter(String counterId) {
    return Optional.ofNullable(counters.get(counterId));
  }

  /** The places where cameras follow people, in file order. */
  public List<MeasuringArea> measuringAreas() {
    return List.copyOf(measuringAreas.values());
  }

  public Optional<MeasuringArea> findMeasuringArea(String id) {
    return Optional.ofNullable(measuringAreas.get(id));
  }

  /** The numbers for flow between areas. */
  public FlowRules flow() {
    return flow;
  }

  /** How citizens check handled cases. */
  public VerificationRules verification() {
    return verification;
  }

  /** What stands out among cases and alerts. */
  public InsightRules insight() {
    return insight;
  }

  /** When what a source tells is held to be bad. */
  public QualityRules quality() {
    return quality;
  }

  /** How tasks of the office are scored, and which plans are ready. */
  public OfficeRules office() {
    return office;
  }

  public DispatchRules dispatch() {
    return dispatch;
  }

  /** Which grid worker patrols which cells; nobody any where the city does not say. */
  public Patrols patrols() {
    return patrols;
  }

  /** All areas in file order, the city itself first. */
  public List<Area> areas() {
    return List.copyOf(areas.values());
  }

  public Optional<Area> findArea(String code) {
    return Optional.ofNullable(areas.get(code));
  }

  /**
   * Codes of the area and everything above it, the city first; empty when the code is unknown.
   * People see a case when any code of its path is among their areas.
   */
  public List<String> areaPath(String code) {
    return areas.containsKey(code) ? areaPaths.computeIfAbsent(code, this::walkUp) : List.of();
  }

  private List<String> walkUp(String code) {
    var path = new java.util.ArrayDeque<String>();
    @Nullable Area area = areas.get(code);
    while (area != null) {
      path.addFirst(area.code());
      area = areas.get(area.parent());
    }
    return List.copyOf(path);
  }

  /** All layers in file order. */
  public List<CityLayer> layers() {
    return List.copyOf(layers.values());
  }

  public Optional<CityLayer> findLayer(String layerId) {
    return Optional.ofNullable(layers.get(layerId));
  }

  /** The box around all fences of all layers. */
  public BoundingBox bounds() {
    return bounds;
  }

  public List<Department> departments() {
    return List.copyOf(departments.values());
  }

  public Optional<Department> findDepartment(String departmentId) {
    return Optional.ofNullable(departments.get(departmentId));
  }

  public List<Category> categories() {
    return List.copyOf(categories.values());
  }

  public Optional<Category> findCategory(String code) {
    return Optional.ofNullable(categories.get(code));
  }

  public List<Standard> standards() {
    return standards;
  }

  /** The standards of one category in their order; empty when it has none. */
  public List<Standard> standardsOf(String category) {
    return standardsByCategory.getOrDefault(category, List.of());
  }

  public List<Responsibility> responsibilities() {
    return responsibilities;
  }

  public List<ThresholdRule> thresholds() {
    return thresholds;
  }

  /** When the city warns; none where it says nothing of it. */
  public List<WarningRule> warnings() {
    return warnings;
  }

  public List<MetricKind> metrics() {
    return metrics;
  }

  public List<Device> devices() {
    return List.copyOf(devices.values());
  }

  public Optional<Device> findDevice(String deviceId) {
    return Optional.ofNullable(devices.get(deviceId));
  }
}
