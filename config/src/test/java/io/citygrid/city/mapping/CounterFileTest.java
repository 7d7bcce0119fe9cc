package io.citygrid.city.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterFileTest {
  private static final String PASSING =
      """
      zone: Australia/Melbourne
      time: date_time
      format: dd/MM/yyyy HH:mm
      intervalSeconds: 3600
      counter: sensor_id
      passing: hourly_counts
      """;

  private final List<CounterRow> rows = new ArrayList<>();
  private final List<UnusableValue> unusable = new ArrayList<>();

  private static CounterMapping mapping(String yaml) throws BrokenMappingException {
    return CounterMappingYaml.read(yaml.getBytes(StandardCharsets.UTF_8), "mapping.yaml");
  }

  private void read(String csv, String yaml) throws Exception {
    CounterFile.read(
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
        "counts.csv",
        mapping(yaml),
        rows::add,
        unusable::add);
  }

  /** In February Melbourne is eleven hours ahead of Greenwich. */
  @Test
  void readsWhoPassedInTheZoneOfTheFile() throws Exception {
    read("date_time,sensor_id,hourly_counts\n17/02/2019 19:00,4,1513\n", PASSING);

    assertThat(rows)
        .containsExactly(
            new CounterRow("4", null, null, 1513L, 3_600, Instant.parse("2019-02-17T08:00:00Z")));
    assertThat(unusable).isEmpty();
  }

  @Test
  void readsWhoCameAndWent() throws Exception {
    read(
        "at,gate,came,went\n2026-03-02T09:00:00,g,7,-2\n",
        "zone: Asia/Shanghai\ntime: at\ncounter: gate\nin: came\nout: went\n");

    assertThat(rows)
        .containsExactly(
            new CounterRow("g", 7L, -2L, null, 60, Instant.parse("2026-03-02T01:00:00Z")));
  }

  @Test
  void aRowThatIsNoCountIsToldWithItsLineAndColumn() throws Exception {
    read(
        "date_time,sensor_id,hourly_counts\n"
            + "17/02/2019 19:00,4,many\n2019-02-17,4,3\n17/02/2019 20:00,4,12\n",
        PASSING);

    assertThat(rows).hasSize(1);
    assertThat(unusable)
        .extracting(UnusableValue::sentence)
        .containsExactly(
            "line 2, hourly_counts: 'many' is no whole number",
            "line 3, date_time: '2019-02-17' is no time as the mapping says");
  }

  @Test
  void readsPackedFiles() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(
          "date_time,sensor_id,hourly_counts\n17/02/2019 19:00,4,1\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    CounterFile.read(
        new ByteArrayInputStream(packed.toByteArray()),
        "counts.csv.gz",
        mapping(PASSING),
        rows::add,
        unusable::add);

    assertThat(rows).hasSize(1);
  }

  @Test
  void aFileWithoutTheColumnsIsRefused() {
    assertThatThrownBy(() -> read("a,b\n1,2\n", PASSING))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not fit its mapping");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "passing: hourly_counts | passing: n, in: a, out: b | passing: must be there, or in and"
            + " out, but not both",
        "passing: hourly_counts | in: a | in: must stand together with the other direction",
        "passing: hourly_counts | format: x | passing: must be there, or in and out",
        "intervalSeconds: 3600 | intervalSeconds: 3601 | intervalSeconds: must be a whole number"
            + " from 1 to 3600",
        "zone: Australia/Melbourne | zone: Atlantis | zone: there is no time zone 'Atlantis'",
        "counter: sensor_id | sensor: sensor_id | sensor: is not known here",
        "format: dd/MM/yyyy HH:mm | format: bbb | format: is no pattern of a time",
      })
  void namesAllThatIsWrongWithAMapping(String good, String bad, String problem) {
    String lines = bad.replace(", ", "\n");
    String yaml =
        good.startsWith("passing") && bad.startsWith("format")
            ? PASSING.replace(good, "")
            : PASSING.replace(good, lines);

    assertThatThrownBy(() -> mapping(yaml))
        .isInstanceOf(BrokenMappingException.class)
        .hasMessageContaining(problem);
  }
}
