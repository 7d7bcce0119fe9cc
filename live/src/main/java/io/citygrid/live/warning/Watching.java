package io.citygrid.live.warning;

import io.citygrid.city.Area;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.Department;
import io.citygrid.city.Device;
import io.citygrid.city.Names;
import io.citygrid.city.WarningRule;
import io.citygrid.city.WarningSource;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.event.BulletinInfo;
import io.citygrid.city.event.BulletinStatus;
import io.citygrid.city.event.BulletinType;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingAbout;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Versions;
import io.citygrid.city.event.WarningPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what matters to the warning rules of one version of the city. Not thread-safe. */
public final class Watching {
  private static final String BETWEEN = " · ";
  private static final char SEPARATOR = '/';
  private static final int THING = 2;

  private final City city;
  private final Function<String, List<String>> areaPath;
  private final Versions versions;

  /** The rules that watch a metric, by its key: asked anew for each of its values. */
  private final Map<String, List<WarningRule>> rulesOfMetrics = new HashMap<>();

  /**
   * @param areaPath codes of the areas in which lies what a metric measures, by its key, the city
   *     first; empty when it cannot be placed
   */
  public Watching(City city, Function<String, List<String>> areaPath) {
    this.city = city;
    this.areaPath = areaPath;
    this.versions = Versions.of(city.version());
  }

  /** What a value of a metric means: a signal for each rule that watches it. */
  public List<Signal> of(MetricValue metric) {
    List<WarningRule> watching =
        rulesOfMetrics.computeIfAbsent(metric.key(), key -> rules(WarningSource.METRIC, key));
    if (watching.isEmpty()) {
      return List.of();
    }
    List<String> path = areaPath.apply(metric.key());
    WarningPlace place =
        WarningPlace.of(city, path.isEmpty() ? List.of() : List.of(path.get(path.size() - 1)));
    List<Signal> signals = new ArrayList<>();
    for (WarningRule rule : watching) {
      if (metric.quality() >= rule.leastQuality() && isInScope(rule, place)) {
        signals.add(
            new Signal(
                rule,
                metric.key(),
                SignalKind.VALUE,
                "",
                metric.version(),
                metric.value(),
                metric.eventTime(),
                null,
                place,
                title(place, thing(metric.key(), path), rule.names()),
                rule.instruction(),
                versions));
      }
    }
    return signals;
  }

  /** What an alert means: it counts in its area while it is raised. */
  public List<Signal> of(AlertEvent alert) {
    List<Signal> signals = new ArrayList<>();
    for (WarningRule rule : rules(WarningSource.ALERT, alert.rule())) {
      Optional<Area> area =
          alert.areaPath().stream()
              .flatMap(code -> city.findArea(code).stream())
              .filter(one -> one.level() == rule.per())
              .findFirst();
      WarningPlace place = WarningPlace.of(city, area.stream().map(Area::code).toList());
      if (area.isPresent() && isInScope(rule, place)) {
        signals.add(
            new Signal(
                rule,
                area.get().code(),
                alert.state() == AlertState.RAISED ? SignalKind.BEGIN : SignalKind.END,
                alert.alertId(),
                alert.version(),
                1,
                alert.at(),
                null,
                place,
                title(place, Optional.empty(), rule.names()),
                rule.instruction(),
                versions));
      }
    }
    return signals;
  }

  /**
   * What a bulletin means: it holds from when it was received until it expires, and those that it
   * takes the place of hold no more. Exercises and tests mean nothing.
   *
   * @param knownEvents of the bulletins it refers to, as far as they are known, by their ids
   */
  public List<Signal> of(Bulletin bulletin, Map<String, Names> knownEvents) {
    List<Signal> signals = new ArrayList<>();
    if (bulletin.status() != BulletinStatus.ACTUAL) {
      return signals;
    }
    BulletinInfo info = bulletin.info();
    for (String reference : bulletin.references()) {
      Names event = knownEvents.getOrDefault(reference, info == null ? null : info.event());
      if (event != null) {
        for (WarningRule rule : rulesOf(event)) {
          signals.add(
              signal(rule, bulletin, event, SignalKind.END, reference, 0, null, rule.names()));
        }
      }
    }
    if (info != null && bulletin.type() != BulletinType.CANCEL) {
      for (WarningRule rule : rulesOf(info.event())) {
        if (isInScope(rule, bulletin.place()) && !bulletin.place().areas().isEmpty()) {
          Instant expires = info.expires();
          signals.add(
              signal(
                  rule,
                  bulletin,
                  info.event(),
                  SignalKind.BEGIN,
                  bulletin.bulletinId(),
                  info.severity().level().ordinal() + 1,
                  expires == null ? bulletin.receivedAt().plus(rule.validity()) : expires,
                  info.headline()));
        }
      }
    }
    return signals;
  }

  /**
   * What a finding means: it counts while it is open and as the rule asks for, with as many cases
   * or alerts as it has. Its warning is for those whom the finding concerns.
   */
  public List<Signal> of(Finding finding) {
    List<String> path = finding.areaPath();
    WarningPlace place =
        new WarningPlace(
            path.isEmpty() ? List.of() : List.of(path.get(path.size() - 1)),
            finding.concerned(),
            false);
    Optional<Category> category = city.findCategory(finding.about().category());
    List<Signal> signals = new ArrayList<>();
    for (WarningRule rule : rules(WarningSource.FINDING, finding.kind().name())) {
      boolean counts =
          rule.counts(
              finding.about().category(),
              category.map(Category::classCode).orElse(""),
              finding.chance());
      if (isInScope(rule, place)) {
        signals.add(
            new Signal(
                rule,
                finding.findingId().substring(0, finding.findingId().lastIndexOf(SEPARATOR)),
                counts && finding.state() == FindingState.OPEN ? SignalKind.BEGIN : SignalKind.END,
                finding.findingId(),
                finding.version(),
                finding.observed(),
                finding.at(),
                null,
                place,
                title(place, thing(finding.about()), rule.names()),
                rule.instruction(),
                versions));
      }
    }
    return signals;
  }

  /** What a finding is of, by its name where it has one. */
  private Optional<Names> thing(FindingAbout about) {
    return city.findCategory(about.category())
        .map(Category::names)
        .or(() -> city.findDepartment(about.department()).map(Department::names))
        .or(() -> city.findDevice(about.device()).map(Device::names))
        .or(
            () ->
                Stream.of(about.business(), about.category(), about.department(), about.device())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .map(text -> new Names(text, text)));
  }

  private Signal signal(
      WarningRule rule,
      Bulletin bulletin,
      Names event,
      SignalKind kind,
      String thing,
      double value,
      @Nullable Instant until,
      Names title) {
    return new Signal(
        rule,
        bulletin.sender() + SEPARATOR + event.zh(),
        kind,
        thing,
        0,
        value,
        bulletin.receivedAt(),
        until,
        bulletin.place(),
        title,
        rule.instruction(),
        versions);
  }

  private List<WarningRule> rulesOf(Names event) {
    return city.warnings().stream()
        .filter(rule -> rule.source() == WarningSource.BULLETIN)
        .filter(rule -> rule.watches(event.zh()) || rule.watches(event.en()))
        .toList();
  }

  private List<WarningRule> rules(WarningSource source, String name) {
    return city.warnings().stream()
        .filter(rule -> rule.source() == source && rule.watches(name))
        .toList();
  }

  /** What is for an area is for what lies in it and for what it lies in. */
  private static boolean isInScope(WarningRule rule, WarningPlace place) {
    return rule.areas().isEmpty()
        || place.wholeCity()
        || rule.areas().stream().anyMatch(place.concerned()::contains);
  }

  /**
   * The thing that a key {@code subject/kind/thing/what} measures, unless it is the area itself: by
   * its name where it has one, by its id otherwise.
   */
  private Optional<Names> thing(String key, List<String> path) {
    String[] parts = key.split("/", THING + 2);
    if (parts.length <= THING || path.contains(parts[THING])) {
      return Optional.empty();
    }
    return city.findCrowdArea(parts[THING])
        .map(CrowdArea::names)
        .or(() -> Optional.of(new Names(parts[THING], parts[THING])));
  }

  private Names title(WarningPlace place, Optional<Names> thing, Names what) {
    Names where =
        place.areas().stream()
            .findFirst()
            .flatMap(city::findArea)
            .map(Area::names)
            .orElse(city.names());
    String zh = thing.map(names -> BETWEEN + names.zh()).orElse("");
    String en = thing.map(names -> BETWEEN + names.en()).orElse("");
    return new Names(where.zh() + zh + BETWEEN + what.zh(), where.en() + en + BETWEEN + what.en());
  }
}
