package io.citygrid.city;

/**
 * Of how many people the device is heard: what makes an estimate of people of devices.
 *
 * @param share of people whose device is heard, above 0, at most 1
 * @param error share by which {@code share} may be wrong, at 95 % confidence, as whoever measured
 *     it says; 0 when it is known exactly
 */
public record DeviceShare(double share, double error) {
  public DeviceShare {
    if (!(share > 0 && share <= 1 && error >= 0)) {
      throw new IllegalArgumentException(
          "a share of devices must be above 0 and at most 1, its error at least 0, but they are "
              + share
              + " and "
              + error);
    }
  }

  /** So many people have so many devices that are heard. */
  public double people(double devices) {
    return devices / share;
  }

  /**
   * Share by which an estimate of people may be wrong, at 95 % confidence: of a quotient the
   * relative errors of both add up by their squares (JCGM 100:2008, Guide to the Expression of
   * Uncertainty in Measurement, 5.1.6; to first order, the two are independent).
   *
   * @param devicesError share by which the devices may be wrong, at 95 % confidence
   */
  public double peopleError(double devicesError) {
    return Math.hypot(devicesError, error);
  }
}
