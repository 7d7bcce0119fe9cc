package io.citygrid.casework.verification;

import io.citygrid.city.City;
import io.citygrid.city.VerificationRules;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What one version of the city says about verification tasks.
 *
 * @param zone in which days are counted
 * @param cityVersion the version
 */
public record VerificationGrounds(VerificationRules rules, ZoneId zone, long cityVersion) {
  public static VerificationGrounds of(City city) {
    return new VerificationGrounds(
        city.verification(), city.calendar().zone(), city.version().city());
  }

  /** The day of a moment, ISO-8601. */
  public String day(Instant at) {
    return at.atZone(zone).toLocalDate().toString();
  }
}
