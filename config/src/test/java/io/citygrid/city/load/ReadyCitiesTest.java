package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReadyCitiesTest {
  @Test
  void opensAReadyCityWithoutItsOpenData() throws IOException {
    assertThat(ReadyCities.names()).contains("boston");
    assertThat(ReadyCities.open("boston").contents().keySet())
        .contains("city.yaml", "layers/police_districts.geojson.gz")
        .noneMatch(path -> path.startsWith("open-data") || path.contains("README"));
  }

  @Test
  void opensTheOpenDataOfACity() throws IOException {
    assertThat(ReadyCities.listOpenData("boston"))
        .containsExactly("requests.mapping.yaml", "requests_2011-07.csv.gz");
    try (InputStream in = ReadyCities.openData("boston", "requests.mapping.yaml")) {
      assertThat(in.read()).isPositive();
    }
  }

  @Test
  void saysThatThereIsNoSuchCity() {
    assertThatThrownBy(() -> ReadyCities.open("atlantis"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("atlantis");
    assertThatThrownBy(() -> ReadyCities.open("../boston")).isInstanceOf(NoSuchFileException.class);
  }
}
