package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.CityVersion;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.road.Segment;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a loader keeps from version to version changes nothing: the twin reads everything anew. */
class KeptCityPartsTest {
  /** Compared part by part below; they are not equal by themselves. */
  private static final Set<String> BY_HAND = Set.of("layers", "roads", "calendar", "patrols");

  private final CityLoader keeping = new CityLoader();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesWhatALoaderWithoutMemoryGivesAfterAnyChange(long seed) throws Exception {
    Random random = new Random(seed);
    CityFiles founded = Testville.files();
    CityFiles files = founded;
    int cities = 0;
    for (long version = 1; version <= 120; version++) {
      CityVersion of = new CityVersion(version, version, version, Testville.FOUNDED);
      Map<String, FileVersion> since =
          Map.of("layers/social.geojson", new FileVersion(version / 5 + 1, Testville.FOUNDED));
      CheckedCity kept = keeping.check(files, of, since);
      CheckedCity anew = new CityLoader().check(CityFiles.of(files.contents()), of, since);

      assertThat(kept.problems()).isEqualTo(anew.problems());
      assertThat(kept.warnings()).isEqualTo(anew.warnings());
      assertThat(kept.city().isPresent()).isEqualTo(anew.city().isPresent());
      if (kept.city().isPresent()) {
        assertSame(kept.city().get(), anew.city().get());
        cities++;
      }
      files = random.nextInt(3) == 0 ? founded : changed(files, random);
    }
    assertThat(cities).isBetween(20, 119);
  }

  /** Neither the answer of another version nor that of other files is given out. */
  @Test
  void givesTheSameAnswerOnlyToTheSameQuestion() {
    CityFiles files = Testville.files();
    CityVersion first = new CityVersion(1, 1, 1, Testville.FOUNDED);
    CheckedCity answer = keeping.check(files, first, Map.of());

    assertThat(keeping.check(CityFiles.of(files.contents()), first, Map.of())).isSameAs(answer);
    CityVersion later = new CityVersion(1, 1, 1, Instant.EPOCH);
    assertThat(keeping.check(files, later, Map.of()).city().orElseThrow().version())
        .isEqualTo(later);
    FileVersion since = new FileVersion(7, Testville.FOUNDED);
    assertThat(
            keeping
                .check(files, first, Map.of("layers/social.geojson", since))
                .city()
                .flatMap(city -> city.findLayer("social"))
                .orElseThrow()
                .fences()
                .version())
        .isEqualTo(7);
    assertThat(keeping.check(files.with("areas.csv", new byte[0]), first, Map.of()).problems())
        .isNotEmpty();
  }

  @Test
  void aSumFollowsItsFile() {
    CityFiles files = Testville.files();
    var before = files.sums();
    CityFiles changed = files.with("areas.csv", new byte[] {1});

    assertThat(changed.sha256("areas.csv")).isEqualTo(FileDigest.of(new byte[] {1}));
    assertThat(files.sums()).isEqualTo(before);
    Map<String, Object> others = new TreeMap<>(before);
    others.put("areas.csv", changed.sha256("areas.csv"));
    assertThat(changed.sums()).isEqualTo(others);
  }

  /** A line less, twice or elsewhere, another digit, or another file's content. */
  private static CityFiles changed(CityFiles files, Random random) {
    List<String> paths = new ArrayList<>(files.contents().keySet());
    String path = paths.get(random.nextInt(paths.size()));
    byte[] content = files.contents().getOrDefault(path, new byte[0]);
    String text = new String(content, StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int line = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(line, lines.get(line).replaceFirst("[0-9]", "" + random.nextInt(10)));
      case 3 -> lines.set(line, lines.get(line).replaceFirst("\\.0", ".0" + random.nextInt(100)));
      default -> lines.add("");
    }
    return files.with(path, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static void assertSame(City kept, City anew) throws Exception {
    for (Method method : City.class.getDeclaredMethods()) {
      boolean asks = Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0;
      if (asks && !BY_HAND.contains(method.getName())) {
        assertThat(method.invoke(kept)).as(method.getName()).isEqualTo(method.invoke(anew));
      }
    }
    assertThat(kept.roads().segments().stream().map(KeptCityPartsTest::textOf))
        .containsExactlyElementsOf(
            anew.roads().segments().stream().map(KeptCityPartsTest::textOf).toList());
    assertThat(kept.layers().stream().map(KeptCityPartsTest::textOf))
        .containsExactlyElementsOf(anew.layers().stream().map(KeptCityPartsTest::textOf).toList());
    assertThat(kept.calendar()).usingRecursiveComparison().isEqualTo(anew.calendar());
    assertThat(kept.patrols()).usingRecursiveComparison().isEqualTo(anew.patrols());
  }

  private static String textOf(Segment segment) {
    StringBuilder text = new StringBuilder(segment.id() + " " + segment.index());
    for (int i = 0; i < segment.size(); i++) {
      text.append(" %s %s".formatted(segment.x(i), segment.y(i)));
    }
    return text.toString();
  }

  private static String textOf(CityLayer layer) {
    StringBuilder text =
        new StringBuilder(
            "%s %s %s %d %s %s"
                .formatted(
                    layer.id(),
                    layer.kind(),
                    layer.names(),
                    layer.fences().version(),
                    layer.fences().validFrom(),
                    new TreeMap<>(layer.areaOf())));
    for (Fence fence : layer.fences().fences()) {
      text.append(' ').append(fence.id()).append(' ').append(fence.geometry().toText());
    }
    return text.toString();
  }
}
