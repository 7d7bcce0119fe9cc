package io.citygrid.jobs.cases.core;

import io.citygrid.casework.life.CaseTiming;
import io.citygrid.casework.life.Grounds;
import io.citygrid.casework.life.LifeRules;
import io.citygrid.city.City;
import io.citygrid.city.Filing;
import io.citygrid.city.event.Report;
import io.citygrid.jobs.city.IndexedCity;

/** What one city version says about cases: where they go, how they may move, and by when. */
public final class CaseRules {
  private final Grounds grounds;
  private final CaseTiming timing;

  public CaseRules(IndexedCity indexed) {
    grounds =
        new Grounds(
            indexed.city(), LifeRules.of(indexed.city().casework()), new Dispatcher(indexed));
    timing = new CaseTiming(indexed.city());
  }

  public City city() {
    return grounds.city();
  }

  /** What openings and commands are decided on. */
  public Grounds grounds() {
    return grounds;
  }

  /** True when clocks run as under the other version: the calendar and the limits are the same. */
  public boolean keepsTimeAs(CaseRules other) {
    return city().calendar().equals(other.city().calendar())
        && city().casework().equals(other.city().casework());
  }

  /** How a report of one of the city's categories becomes a case. */
  public Filing filing(Report report) {
    return city()
        .filing()
        .of(report.source(), city().findCategory(report.category()).orElseThrow());
  }

  /** How clocks run. */
  public CaseTiming timing() {
    return timing;
  }
}
