package io.citygrid.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.crs.CoordinateSystem.XY;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateSystemTest {
  private static final LonLat WUHU = new LonLat(118.38, 31.33);

  @ParameterizedTest
  @ValueSource(strings = {"GCJ-02", "BD-09"})
  void shiftedSystemsReturnWithinTheirBoundAllOverChina(String name) {
    CoordinateSystem system = CoordinateSystem.named(name);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      LonLat point = new LonLat(73.5 + 61 * random.nextDouble(), 18 + 35.5 * random.nextDouble());
      XY there = system.fromWgs84(point);
      LonLat back = system.toWgs84(there.x(), there.y());
      assertThat(Math.abs(back.lon() - point.lon())).isLessThan(1e-9);
      assertThat(Math.abs(back.lat() - point.lat())).isLessThan(1e-9);
    }
  }

  @Test
  void gcj02IsAboutFiveHundredAndFiftyMetersOffInWuhu() {
    XY there = CoordinateSystem.named("GCJ-02").fromWgs84(WUHU);
    assertThat(new LonLat(there.x(), there.y()).distanceMeters(WUHU)).isBetween(500.0, 600.0);
    assertThat(there.x()).isGreaterThan(WUHU.lon());
    assertThat(there.y()).isLessThan(WUHU.lat());
  }

  @Test
  void gcj02ShiftsNothingOutsideChina() {
    LonLat boston = new LonLat(-71.0587, 42.3594);
    CoordinateSystem gcj = CoordinateSystem.named("GCJ-02");
    assertThat(gcj.fromWgs84(boston)).isEqualTo(new XY(-71.0587, 42.3594));
    assertThat(gcj.toWgs84(-71.0587, 42.3594)).isEqualTo(boston);
  }

  @ParameterizedTest
  @CsvSource({"EPSG:4547,114", "EPSG:4548,117", "EPSG:4549,120"})
  void zonesOfCgcs2000EqualTheirSeries(String name, double centralMeridian) {
    CoordinateSystem zone = CoordinateSystem.named(name);
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      LonLat point =
          new LonLat(
              centralMeridian - 1.4 + 2.8 * random.nextDouble(), 25 + 15 * random.nextDouble());
      XY projected = zone.fromWgs84(point);
      XY expected = GaussKruegerSeries.project(point, centralMeridian);
      assertThat(projected.x()).isCloseTo(expected.x(), within(0.01));
      assertThat(projected.y()).isCloseTo(expected.y(), within(0.01));
      LonLat back = zone.toWgs84(projected.x(), projected.y());
      assertThat(back.distanceMeters(point)).isLessThan(0.01);
    }
  }

  @Test
  void zonesWithThePrefixOnTheEastingAreTheSamePlace() {
    XY plain = CoordinateSystem.named("EPSG:4549").fromWgs84(WUHU);
    LonLat prefixed =
        CoordinateSystem.named("EPSG:4528").toWgs84(40_000_000 + plain.x(), plain.y());
    assertThat(prefixed.distanceMeters(WUHU)).isLessThan(0.01);
  }

  @Test
  void feetOfMassachusettsComeOutInBoston() {
    // First vertex of precinct 0113 of the city's file.
    LonLat point = CoordinateSystem.named("EPSG:2249").toWgs84(787723.729257345, 2965812.64098202);
    assertThat(point.lon()).isBetween(-71.02, -70.99);
    assertThat(point.lat()).isBetween(42.37, 42.40);
  }

  @Test
  void numbersThatCannotBeWhatTheyClaimAreNamed() {
    assertThat(CoordinateSystem.WGS84.findImplausibility(787723.7, 2965812.6))
        .hasValueSatisfying(reason -> assertThat(reason).contains("cannot be EPSG:4326"));
    assertThat(CoordinateSystem.named("EPSG:2249").findImplausibility(-71.05, 42.35))
        .hasValueSatisfying(reason -> assertThat(reason).contains("cannot be EPSG:2249"));
    assertThat(CoordinateSystem.named("EPSG:4490").findImplausibility(31.33, 118.38))
        .hasValueSatisfying(reason -> assertThat(reason).contains("look swapped"));
    assertThat(CoordinateSystem.WGS84.findImplausibility(Double.NaN, 1)).isPresent();
    assertThatThrownBy(() -> CoordinateSystem.WGS84.toWgs84(200, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EPSG:", "EPSG:999999", "WGS72", "4326"})
  void anUnknownSystemIsRefusedByName(String name) {
    assertThatThrownBy(() -> CoordinateSystem.named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }
}
