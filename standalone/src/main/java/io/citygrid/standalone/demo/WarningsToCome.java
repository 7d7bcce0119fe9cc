package io.citygrid.standalone.demo;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.Area;
import io.citygrid.city.City;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.Names;
import io.citygrid.city.WarningRule;
import io.citygrid.city.WarningSource;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.Segment;
import io.citygrid.jobs.traffic.core.RoadTraffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a city warns of by its own rules when the events of the demo's script happen. A city without
 * a rule for an event does not warn of it.
 */
final class WarningsToCome {
  /** An incident is seen so many minutes after the road was blocked: when two intervals settled. */
  private static final int INCIDENT_SEEN = 6;

  private static final int[] FESTIVAL_ABOUT = {
    DemoScript.BLUE_ABOUT, DemoScript.YELLOW_ABOUT, DemoScript.ORANGE_ABOUT
  };

  private final City city;

  WarningsToCome(City city) {
    this.city = city;
  }

  /** All levels of all warnings, in the order in which they are raised. */
  List<ScriptedWarning> of(Optional<CrowdArea> festival, Optional<Segment> accident, Storm storm) {
    List<ScriptedWarning> warnings = new ArrayList<>();
    festival.ifPresent(area -> addFestival(area, warnings));
    accident.ifPresent(road -> addAccident(road, warnings));
    addBulletin(warnings);
    addFloods(storm, warnings);
    warnings.sort(Comparator.comparingInt(ScriptedWarning::minute));
    return List.copyOf(warnings);
  }

  private void addFestival(CrowdArea area, List<ScriptedWarning> warnings) {
    String metric = "crowd/hot-area/" + area.id() + "/warning-level";
    for (WarningRule rule : rules(WarningSource.METRIC, metric)) {
      for (int level = 1; level <= FESTIVAL_ABOUT.length; level++) {
        if (isStep(rule, level)) {
          warnings.add(
              new ScriptedWarning(
                  FESTIVAL_ABOUT[level - 1], rule, metric, area.names(), level(rule, level)));
        }
      }
    }
  }

  private void addAccident(Segment road, List<ScriptedWarning> warnings) {
    double middle = road.lengthMeters() / 2;
    LonLat place = city.roads().frame().at(road.xAt(middle), road.yAt(middle));
    int minute = (int) TrafficDay.FIRST_ACCIDENT.toMinutes() + INCIDENT_SEEN;
    Storm.districtOf(city, place)
        .ifPresent(district -> addAlert(RoadTraffic.INCIDENT_RULE, district, 1, minute, warnings));
  }

  private void addBulletin(List<ScriptedWarning> warnings) {
    Names event = WeatherService.EVENT;
    for (WarningRule rule : rules(WarningSource.BULLETIN, event.zh())) {
      if (rule.steps().stream().anyMatch(step -> step.level() == WeatherService.LEVEL)) {
        warnings.add(
            new ScriptedWarning(
                DemoScript.BULLETIN_AT,
                rule,
                WeatherService.SENDER + "/" + event.zh(),
                city.names(),
                WeatherService.LEVEL));
      }
    }
  }

  private void addFloods(Storm storm, List<ScriptedWarning> warnings) {
    storm
        .rule()
        .ifPresent(
            rule -> {
              for (int gauge = 1; gauge <= storm.gauges().size(); gauge++) {
                addAlert(rule.id(), storm.district(), gauge, storm.alertAbout(gauge), warnings);
              }
            });
  }

  /** As an alert is the so manieth at once in a district. */
  private void addAlert(
      String alert, String district, int count, int minute, List<ScriptedWarning> warnings) {
    for (WarningRule rule : rules(WarningSource.ALERT, alert)) {
      Optional<Area> area =
          city.areaPath(district).stream()
              .flatMap(code -> city.findArea(code).stream())
              .filter(each -> each.level() == rule.per())
              .findFirst();
      if (area.isPresent() && isStep(rule, count)) {
        warnings.add(
            new ScriptedWarning(
                minute, rule, area.get().code(), area.get().names(), level(rule, count)));
      }
    }
  }

  private List<WarningRule> rules(WarningSource source, String name) {
    return city.warnings().stream()
        .filter(rule -> rule.source() == source && rule.watches(name))
        .toList();
  }

  private static boolean isStep(WarningRule rule, int value) {
    return rule.steps().stream().anyMatch(step -> step.at() == value);
  }

  private static AlertLevel level(WarningRule rule, int value) {
    return rule.steps().stream()
        .filter(step -> step.at() == value)
        .findFirst()
        .orElseThrow()
        .level();
  }
}
