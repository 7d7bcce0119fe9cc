package io.citygrid.casework.facts;

import io.citygrid.city.VisitRules;
import io.citygrid.city.event.FactKind;
import io.citygrid.city.event.Versions;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What one version of the city says about facts.
 *
 * @param zone in which days are counted
 */
public record FactGrounds(VisitRules visits, ZoneId zone, FactPlacing placing, Versions versions) {

  /** When someone is to go there next, at the same time of day as this visit. */
  public Instant nextVisit(FactKind kind, Instant visited) {
    int days =
        switch (kind) {
          case DWELLING -> visits.dwellingDays();
          case HOUSEHOLD -> visits.householdDays();
          case BUSINESS -> visits.businessDays();
        };
    return visited.atZone(zone).plusDays(days).toInstant();
  }
}
