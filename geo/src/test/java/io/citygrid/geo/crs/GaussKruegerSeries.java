package io.citygrid.geo.crs;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.crs.CoordinateSystem.XY;

/**
 * The Gauss-Krueger projection by Krueger's series in the third flattening n (Karney 2011,
 * equations 7 to 11, to n^4) on the CGCS2000 ellipsoid: an independent twin of GeoTools' zones.
 * False easting 500 km, scale 1 on the central meridian.
 */
final class GaussKruegerSeries {
  private static final double A = 6_378_137.0;
  private static final double F = 1 / 298.257222101;

  private GaussKruegerSeries() {}

  static XY project(LonLat point, double centralMeridian) {
    double n = F / (2 - F);
    double n2 = n * n;
    double n3 = n2 * n;
    double n4 = n3 * n;
    double[] alpha = {
      n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180,
      13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440,
      61 * n3 / 240 - 103 * n4 / 140,
      49561 * n4 / 161280
    };
    double e = Math.sqrt(F * (2 - F));
    double phi = Math.toRadians(point.lat());
    double lambda = Math.toRadians(point.lon() - centralMeridian);
    double tau = Math.tan(phi);
    double sigma = Math.sinh(e * atanh(e * tau / Math.sqrt(1 + tau * tau)));
    double conformal = tau * Math.sqrt(1 + sigma * sigma) - sigma * Math.sqrt(1 + tau * tau);
    double xi = Math.atan2(conformal, Math.cos(lambda));
    double eta = asinh(Math.sin(lambda) / Math.hypot(conformal, Math.cos(lambda)));
    double north = xi;
    double east = eta;
    for (int j = 1; j <= alpha.length; j++) {
      north += alpha[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
      east += alpha[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
    }
    double radius = A / (1 + n) * (1 + n2 / 4 + n4 / 64);
    return new XY(500_000 + radius * east, radius * north);
  }

  private static double atanh(double x) {
    return 0.5 * Math.log((1 + x) / (1 - x));
  }

  private static double asinh(double x) {
    return Math.log(x + Math.sqrt(x * x + 1));
  }
}
