package io.citygrid.standalone.demo;

import io.citygrid.city.CrowdArea;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * How full a place of a type usually is through the day, as a share of its capacity: on an ordinary
 * day never so full that anyone would ask when it is full. The type is the first word of the area's
 * id ({@code park-zheshan}); a place of an unknown type is like a square.
 */
enum CrowdRhythm {
  /** Strollers by day, dancing in the evening. */
  SQUARE(true, 50, new double[][] {{10, 2, 0.08}, {16, 2, 0.08}, {19.8, 1.3, 0.16}}),
  /** Shops and food. */
  STREET(true, 24, new double[][] {{12.2, 1.6, 0.14}, {19.3, 1.9, 0.19}}),
  /** Exercise in the morning, families in the afternoon. */
  PARK(true, 70, new double[][] {{7, 1.3, 0.13}, {15.8, 2.2, 0.15}, {19.5, 1.4, 0.08}}),
  MALL(false, 80, new double[][] {{13, 2, 0.13}, {19, 2, 0.19}}),
  /** With the rush hours. */
  STATION(false, 30, new double[][] {{8, 1.6, 0.17}, {13, 3, 0.09}, {17.8, 1.7, 0.17}}),
  SCENIC(true, 150, new double[][] {{10.8, 1.7, 0.17}, {14.6, 1.8, 0.16}}),
  CAMPUS(true, 60, new double[][] {{12, 1.4, 0.15}, {18, 1.6, 0.16}}),
  VENUE(false, 90, new double[][] {{20, 1.4, 0.18}});

  /** No ordinary place is fuller. */
  static final double FULLEST = 0.26;

  private static final double AT_NIGHT = 0.006;
  private static final double SECONDS_PER_HOUR = 3_600;

  /** Before it closes people leave over this time. */
  private static final double LEAVING_HOURS = 0.75;

  private final boolean isOpenAir;
  private final double stayMinutes;
  private final double[][] hills;

  CrowdRhythm(boolean isOpenAir, double stayMinutes, double[][] hills) {
    this.isOpenAir = isOpenAir;
    this.stayMinutes = stayMinutes;
    this.hills = hills;
  }

  static CrowdRhythm of(CrowdArea area) {
    String type = area.id().replaceFirst("-.*", "").toUpperCase(Locale.ROOT);
    for (CrowdRhythm rhythm : values()) {
      if (rhythm.name().equals(type)) {
        return rhythm;
      }
    }
    return SQUARE;
  }

  /** Whether rain drives people away. */
  boolean isOpenAir() {
    return isOpenAir;
  }

  /** How long people stay. */
  double stayMinutes() {
    return stayMinutes;
  }

  /** Share of the capacity that is there; nobody when the area has just closed. */
  double share(CrowdArea area, ZonedDateTime at) {
    double hour = at.toLocalTime().toSecondOfDay() / SECONDS_PER_HOUR;
    double share = AT_NIGHT;
    for (double[] hill : hills) {
      double off = (hour - hill[0]) / hill[1];
      share += hill[2] * Math.exp(-off * off / 2);
    }
    LocalTime closes = area.closes();
    if (closes != null) {
      double left = closes.toSecondOfDay() / SECONDS_PER_HOUR - hour;
      double openAgain = 5 - hour;
      if (left < 0 || openAgain > 0) {
        return 0;
      }
      share *= Math.min(1, left / LEAVING_HOURS);
    }
    return Math.min(FULLEST, share);
  }
}
