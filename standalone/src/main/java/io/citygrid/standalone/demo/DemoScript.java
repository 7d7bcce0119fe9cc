package io.citygrid.standalone.demo;

import io.citygrid.city.City;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens in the demo and when, in minutes after its start: a festival fills one area until it
 * is warned of in blue, yellow and orange, a storm ends it, and accidents block roads. Rush hours
 * come by the city's clock. Everything is decided by the minute, so that who watches can be told
 * before.
 */
public final class DemoScript {
  static final int FESTIVAL_FROM = 1;
  static final int FESTIVAL_TO = 46;
  static final int STORM_FROM = 40;
  static final int STORM_TO = 60;

  /**
   * By the city's usual rules the festival is warned of about so many minutes after the start, as
   * seen on the wall: a window is told of a minute after its end, when all counters have spoken.
   */
  static final int BLUE_ABOUT = 11;

  static final int YELLOW_ABOUT = 16;
  static final int ORANGE_ABOUT = 21;

  /** A storm comes up, and calms down, in so many minutes. */
  private static final double STORM_RISES = 5;

  private static final double STORM_CALMS = 10;

  /** Of those in the open the storm drives away this share. */
  private static final double DRIVEN_AWAY = 0.7;

  private static final double BEFORE_FESTIVAL = 0.02;

  /**
   * Minutes after the festival's begin, and the share of its capacity that the area then holds.
   * Between two rows it fills evenly: at 1.8 % a minute from 26 % on it would be full in less than
   * an hour, at 3 % in less than half an hour, later in less than a quarter; from 73 % on it fills
   * ever slower, always about nine minutes from full and never five, until 90 % alone are enough.
   */
  private static final double[][] FESTIVAL = {
    {0, BEFORE_FESTIVAL}, {3, 0.26}, {4, 0.26}, {12, 0.404}, {23, 0.734},
    {25, 0.787}, {27, 0.829}, {29, 0.863}, {31, 0.891}, {33, 0.912}
  };

  private static final double MINUTES_PER_MILLI = 1 / 60_000.0;

  private final City city;
  private final TrafficDay traffic;
  private final Optional<CrowdArea> festival;
  private Instant start = Instant.MAX;

  /** The script of a day that has not begun; without crowd areas there is no festival. */
  public DemoScript(City city, TrafficDay traffic) {
    this.city = city;
    this.traffic = traffic;
    this.festival =
        city.crowdAreas().stream()
            .filter(area -> CrowdRhythm.of(area) == CrowdRhythm.SQUARE)
            .findFirst();
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

  /** Share of an area's capacity that is there at a moment. */
  double crowdShare(CrowdArea area, Instant at) {
    CrowdRhythm rhythm = CrowdRhythm.of(area);
    double usual = rhythm.share(area, at.atZone(city.calendar().zone()));
    double since = minutes(at) - FESTIVAL_FROM;
    boolean isFestival = festival.filter(area::equals).isPresent() && minutes(at) < FESTIVAL_TO;
    double share = isFestival ? festivalShare(since) : usual;
    return rhythm.isOpenAir() ? share * (1 - DRIVEN_AWAY * storm(at)) : share;
  }

  /** How strong the storm is: 0 for none, 1 at its height. */
  double storm(Instant at) {
    double minutes = minutes(at);
    double rising = (minutes - STORM_FROM) / STORM_RISES;
    double calming = 1 - (minutes - STORM_TO) / STORM_CALMS;
    return Math.max(0, Math.min(1, Math.min(rising, calming)));
  }

  /** What will happen, a line for each thing, for who watches. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!city.crowdAreas().isEmpty()) {
      lines.add(line(0, "people come to public places, each through a gate that counts"));
    }
    festival.ifPresent(
        area ->
            lines.add(
                line(
                    FESTIVAL_FROM,
                    "a festival begins on %s: warning blue about minute %d, yellow %d, orange %d"
                        .formatted(named(area.names()), BLUE_ABOUT, YELLOW_ABOUT, ORANGE_ABOUT))));
    Duration first = TrafficDay.FIRST_ACCIDENT;
    traffic
        .listAccidents(1)
        .forEach(
            road ->
                lines.add(
                    line(
                        (int) first.toMinutes(),
                        "an accident blocks %s for %d minutes; another road every %d minutes"
                            .formatted(
                                named(new Names(road.road(), road.roadEnglish())),
                                TrafficDay.ACCIDENT_LASTS.toMinutes(),
                                TrafficDay.ACCIDENT_EVERY.toMinutes()))));
    lines.add(
        line(
            STORM_FROM,
            "a storm: gauges of water in the streets rise past their threshold, people leave open"
                + " places"));
    lines.add(line(STORM_TO, "the storm calms down, water falls, people come back"));
    lines.add("  by the clock: rush hours about 07:50 and 17:50, city time");
    return lines;
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

  private double minutes(Instant at) {
    return start.equals(Instant.MAX)
        ? Double.NEGATIVE_INFINITY
        : Duration.between(start, at).toMillis() * MINUTES_PER_MILLI;
  }
}
