package io.citygrid.standalone.demo;

import io.citygrid.city.City;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.Names;
import io.citygrid.geo.road.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens in the demo and when, in minutes after its start: a festival fills one area until it
 * is warned of in blue, yellow and orange, an accident blocks a road, the weather service warns of
 * a storm, for which the city's emergency plan is started, which floods streets and ends the
 * festival. Rush hours come by the city's clock. What the city warns of follows from its own rules
 * and is told before ({@link #warnings}); nothing else is warned of in the {@link #LENGTH} of the
 * script.
 */
public final class DemoScript {
  static final int FESTIVAL_FROM = 1;
  static final int FESTIVAL_TO = 30;

  /** The weather service warns before the storm comes. */
  static final int BULLETIN_AT = 22;

  static final int STORM_FROM = 24;
  static final int STORM_TO = 42;

  /** All warnings are raised after so long. */
  static final Duration RAISED_AFTER = Duration.ofMinutes(34);

  /** What the script says of begins and ends within so long. */
  public static final Duration LENGTH = Duration.ofMinutes(48);

  /**
   * By the city's usual rules the festival is warned of about so many minutes after the start, as
   * seen on the wall: a window is told of a minute after its end, when all counters have spoken.
   */
  static final int BLUE_ABOUT = 11;

  static final int YELLOW_ABOUT = 16;
  static final int ORANGE_ABOUT = 21;

  /** Of those in the open the storm drives away this share. */
  private static final double DRIVEN_AWAY = 0.7;

  private static final double BEFORE_FESTIVAL = 0.02;

  /**
   * Minutes after the festival's begin, and the share of its capacity that the area then holds.
   * Between two rows it fills evenly: at 1.8 % a minute from 26 % on it would be full in less than
   * an hour, at 3 % in less than half an hour, later in less than a quarter; from 73 % on it fills
   * ever slower, always about nine minutes from full and never five, until the storm comes.
   */
  private static final double[][] FESTIVAL = {
    {0, BEFORE_FESTIVAL}, {3, 0.26}, {4, 0.26}, {12, 0.404}, {23, 0.734},
    {25, 0.787}, {27, 0.829}, {29, 0.863}, {31, 0.891}, {33, 0.912}
  };

  private static final double MINUTES_PER_MILLI = 1 / 60_000.0;

  private final City city;
  private final TrafficDay traffic;
  private final Optional<CrowdArea> festival;
  private final Storm storm;
  private final List<ScriptedWarning> warnings;
  private final Optional<StormPlan> plan;
  private Instant start = Instant.MAX;

  /** The script of a day that has not begun; without crowd areas there is no festival. */
  public DemoScript(City city, TrafficDay traffic) {
    this.city = city;
    this.traffic = traffic;
    this.festival =
        city.crowdAreas().stream()
            .filter(area -> CrowdRhythm.of(area) == CrowdRhythm.SQUARE)
            .findFirst();
    this.storm = new Storm(city, festival, STORM_FROM, STORM_TO);
    this.warnings = new WarningsToCome(city).of(festival, findAccident(), storm);
    this.plan = StormPlan.of(city, warnings);
  }

  /** The day begins; a second call changes nothing. */
  void begin(Instant at) {
    if (start.equals(Instant.MAX)) {
      start = at;
      traffic.begin(at);
    }
  }

  Optional<CrowdArea> festivalArea() {
    return festival;
  }

  /** The storm of the day. */
  Storm storm() {
    return storm;
  }

  /** The emergency plan that is started because of the storm. */
  Optional<StormPlan> stormPlan() {
    return plan;
  }

  /** Every level of every warning that the city raises because of the script, in its order. */
  public List<ScriptedWarning> warnings() {
    return warnings;
  }

  /** Share of an area's capacity that is there at a moment. */
  double crowdShare(CrowdArea area, Instant at) {
    CrowdRhythm rhythm = CrowdRhythm.of(area);
    double usual = rhythm.share(area, at.atZone(city.calendar().zone()));
    double since = minutes(at) - FESTIVAL_FROM;
    boolean isFestival = festival.filter(area::equals).isPresent() && minutes(at) < FESTIVAL_TO;
    double share = isFestival ? festivalShare(since) : usual;
    return rhythm.isOpenAir() ? share * (1 - DRIVEN_AWAY * storm.strength(minutes(at))) : share;
  }

  /** How strong the storm is at a device: 0 where it does not come, 1 at its height. */
  double storm(String device, Instant at) {
    return storm.strength(device, minutes(at));
  }

  /** What will happen, a line for each thing and for each warning, for who watches. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!city.crowdAreas().isEmpty()) {
      lines.add(line(0, "people come to public places, each through a gate that counts"));
    }
    festival.ifPresent(
        area -> lines.add(line(FESTIVAL_FROM, "a festival begins on " + named(area.names()))));
    findAccident()
        .ifPresent(
            road ->
                lines.add(
                    line(
                        (int) TrafficDay.FIRST_ACCIDENT.toMinutes(),
                        "an accident blocks %s for %d minutes; another road every %d minutes"
                            .formatted(
                                named(new Names(road.road(), road.roadEnglish())),
                                TrafficDay.ACCIDENT_LASTS.toMinutes(),
                                TrafficDay.ACCIDENT_EVERY.toMinutes()))));
    lines.add(line(BULLETIN_AT, "the weather service warns of a storm"));
    plan.ifPresent(
        each ->
            lines.add(
                line(
                    BULLETIN_AT,
                    "the duty officer starts the plan %s: departments get its tasks"
                        .formatted(named(each.plan().names())))));
    lines.add(
        line(
            STORM_FROM,
            "a storm: gauges of water in the streets rise past their threshold, people leave open"
                + " places, the festival ends"));
    lines.add(line(STORM_TO, "the storm calms down, water falls, people come back"));
    lines.add("  by the clock: rush hours about 07:50 and 17:50, city time");
    if (!warnings.isEmpty()) {
      lines.add("The city warns, and of nothing else:");
      warnings.forEach(
          warning ->
              lines.add(line(warning.minute(), warning.named() + ", " + named(warning.place()))));
    }
    return lines;
  }

  private Optional<Segment> findAccident() {
    return traffic.listAccidents(1).stream().findFirst();
  }

  private static String line(int minute, String what) {
    return "  minute %2d: %s".formatted(minute, what);
  }

  private static String named(Names names) {
    return names.zh() + " / " + names.en();
  }

  private static double festivalShare(double since) {
    double[] before = FESTIVAL[0];
    for (double[] row : FESTIVAL) {
      if (since < row[0]) {
        double part = (since - before[0]) / (row[0] - before[0]);
        return before == row ? before[1] : before[1] + part * (row[1] - before[1]);
      }
      before = row;
    }
    return before[1];
  }

  /** Minutes since the day began; negative infinity before. */
  double minutes(Instant at) {
    return start.equals(Instant.MAX)
        ? Double.NEGATIVE_INFINITY
        : Duration.between(start, at).toMillis() * MINUTES_PER_MILLI;
  }
}
