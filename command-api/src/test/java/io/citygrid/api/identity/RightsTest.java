package io.citygrid.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.testville.Testville;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rights with which nobody could work are refused, field by field. */
class RightsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // roles | areas | department | fields that are refused
        "OPERATOR|990101|-|-",
        "OPERATOR DISPATCHER|990101 990102|-|-",
        "VIEWER|*|-|-",
        "VIEWER|-|-|areas",
        "DUTY_OFFICER|-|-|areas",
        "GRID_WORKER CITIZEN|-|-|areas",
        "SUPERVISOR|990199|-|areas",
        "HANDLER|-|water|-",
        "HANDLER|990101|-|department",
        "HANDLER|-|moon|department",
        "HANDLER DISPATCHER|-|-|areas department",
        "CITIZEN|-|-|-",
        "ADMINISTRATOR|-|-|areas",
        "ADMINISTRATOR|990101|-|-",
        "IMPORTER|-|-|-",
      })
  void namesTheFieldThatNobodyCouldWorkWith(
      String roles, String areas, String department, String refused) {
    Rights rights =
        new Rights(
            words(roles).stream().map(Role::valueOf).collect(Collectors.toSet()),
            words(areas),
            department == null ? "" : department);

    assertThat(rights.objections(Optional.of(Testville.city())).keySet()).isEqualTo(words(refused));
  }

  @Test
  void aCityThatIsNotKnownYetObjectsToNothing() {
    Rights rights = new Rights(Set.of(Role.HANDLER, Role.OPERATOR), Set.of("1"), "moon");

    assertThat(rights.objections(Optional.empty())).isEmpty();
  }

  private static Set<String> words(String text) {
    return text == null ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ")));
  }
}
