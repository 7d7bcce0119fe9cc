package io.citygrid.casework.dispatch;

import io.citygrid.casework.life.CaseTiming;
import io.citygrid.casework.life.Grounds;
import io.citygrid.casework.life.LifeRules;
import io.citygrid.city.City;
import io.citygrid.city.Filing;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.Report;

/** What one city version says about cases: where they go, how they may move, and by when. */
public final class CaseRules {
  private final Grounds grounds;
  private final CaseTiming timing;
  private final Dispatcher dispatcher;

  public CaseRules(IndexedCity indexed) {
    dispatcher = new Dispatcher(indexed);
    grounds = new Grounds(indexed.city(), LifeRules.of(indexed.city().casework()), dispatcher);
    timing = new CaseTiming(indexed.city());
  }

  public City city() {
    return grounds.city();
  }

  /** Whose a case is. */
  public Dispatcher dispatcher() {
    return dispatcher;
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
