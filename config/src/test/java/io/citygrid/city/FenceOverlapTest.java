package io.citygrid.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which fences of a layer lie over each other, held against the arithmetic of rectangles. */
class FenceOverlapTest {
  private static final String FILE = "layers/social.geojson";
  private static final double METERS_NORTH = 111_195;

  private record Box(double west, double south, double east, double north) {
    String feature(int id) {
      return String.format(
          Locale.ROOT,
          """
          {"type":"Feature","properties":{"code":"c%02d","area":"990101001"},
           "geometry":{"type":"Polygon","coordinates":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}""",
          id,
          west,
          south,
          east,
          south,
          east,
          north,
          west,
          north,
          west,
          south);
    }

    /** Size of what is in both, square metres, and how wide it is in the mean. */
    double[] overlap(Box other) {
      double south = Math.max(this.south, other.south);
      double north = Math.min(this.north, other.north);
      double high = (north - south) * METERS_NORTH;
      double wide =
          (Math.min(east, other.east) - Math.max(west, other.west))
              * METERS_NORTH
              * Math.cos(Math.toRadians((south + north) / 2));
      return high <= 0 || wide <= 0
          ? new double[] {0, 0}
          : new double[] {high * wide, high * wide / (high + wide)};
    }
  }

  @Test
  void cellsThatOnlyMeetDoNotOverlap() {
    assertThat(FenceOverlap.listOf(Testville.city())).isEmpty();
  }

  @Test
  void edgesThatWereDrawnTwiceDoNotOverlapAndAWrongCornerDoes() {
    Box cell = new Box(118.0, 31.0, 118.01, 31.01);
    // Half a metre, then some five metres, of a kilometre.
    Box twice = new Box(118.01 - 5e-6, 31.0, 118.02, 31.01);
    Box wrong = new Box(118.01 - 5e-5, 31.0, 118.02, 31.01);
    // A corner of two metres by two.
    Box corner = new Box(118.01 - 2e-5, 31.01 - 2e-5, 118.02, 31.02);

    assertThat(FenceOverlap.listOf(city(List.of(cell, twice)))).isEmpty();
    assertThat(FenceOverlap.listOf(city(List.of(cell, corner)))).isEmpty();
    assertThat(FenceOverlap.listOf(city(List.of(cell, wrong))))
        .extracting(FenceOverlap::toString)
        .containsExactly("layer social: fences c00 and c01 overlap by 5,299 m2");
  }

  @Test
  void findsAllOfManyInTheOrderOfTheFile() {
    Random random = new Random(6);
    for (int round = 0; round < 5; round++) {
      List<Box> boxes = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        double west = 118 + random.nextInt(200) / 1e5;
        double south = 31 + random.nextInt(200) / 1e5;
        boxes.add(
            new Box(
                west,
                south,
                west + (1 + random.nextInt(60)) / 1e5,
                south + (1 + random.nextInt(60)) / 1e5));
      }
      List<FenceOverlap> expected = new ArrayList<>();
      for (int i = 0; i < boxes.size(); i++) {
        for (int j = i + 1; j < boxes.size(); j++) {
          double[] overlap = boxes.get(i).overlap(boxes.get(j));
          if (overlap[0] >= FenceOverlap.LEAST_SQUARE_METERS
              && overlap[1] >= FenceOverlap.LEAST_WIDTH_METERS) {
            expected.add(
                new FenceOverlap("social", "c%02d".formatted(i), "c%02d".formatted(j), overlap[0]));
          }
        }
      }
      List<FenceOverlap> found = FenceOverlap.listOf(city(boxes));

      assertThat(expected).hasSizeGreaterThan(20);
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).fence()).isEqualTo(expected.get(i).fence());
        assertThat(found.get(i).other()).isEqualTo(expected.get(i).other());
        assertThat(found.get(i).squareMeters())
            .isEqualTo(expected.get(i).squareMeters(), within(0.01));
      }
    }
  }

  private static City city(List<Box> boxes) {
    List<String> features = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      features.add(boxes.get(i).feature(i));
    }
    String layer =
        "{\"type\":\"FeatureCollection\",\"features\":[%s]}".formatted(String.join(",", features));
    CityFiles files = Testville.files();
    return Testville.city(
        files
            .with(FILE, layer.getBytes(StandardCharsets.UTF_8))
            .with("patrols.csv", "worker,grid_layer,cell\n".getBytes(StandardCharsets.UTF_8)),
        1);
  }
}
