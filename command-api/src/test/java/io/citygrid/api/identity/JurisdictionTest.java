package io.citygrid.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.City;
import io.citygrid.city.testville.Testville;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom and what an administrator of some areas gives rights, and whom not. */
class JurisdictionTest {
  private static final Map<String, List<List<String>>> PLACES =
      Map.of(
          "here", List.of(List.of("990100", "990101", "990101001")),
          "there", List.of(List.of("990100", "990102")),
          "both", List.of(List.of("990100", "990101"), List.of("990100", "990102")),
          "outside", List.of(List.of()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // own areas | roles | areas | department | does it lie within?
        "990101|OPERATOR|990101|-|true",
        "990101|OPERATOR GRID_WORKER|990101001 990101002|-|true",
        "990101|ADMINISTRATOR|990101|-|true",
        "990101|ADMINISTRATOR|*|-|false",
        "990101|VIEWER|990101 *|-|false",
        "990101|VIEWER|990100|-|false",
        "990101|VIEWER|990102|-|false",
        "990101|VIEWER|990101 990102001|-|false",
        "990101 990102|VIEWER|990101 990102001|-|true",
        "990101001|VIEWER|990101|-|false",
        "990101|VIEWER|990199|-|false",
        "990101|HANDLER|-|river-urban|true",
        "990101|HANDLER|-|north-street|true",
        "990101|HANDLER|990101|hill-urban|false",
        "990101|HANDLER|990101|water|false",
        "990101|HANDLER|990101|moon|false",
        "990101|CITIZEN|-|-|false",
        "990101|CITIZEN VIEWER|990101|-|false",
        "990101|IMPORTER|990101|-|false",
        "990100|ADMINISTRATOR|990100|water|true",
        "990100|ADMINISTRATOR|*|-|false",
        "*|ADMINISTRATOR|*|-|true",
        "*|HANDLER IMPORTER CITIZEN|-|water|true",
        "-|VIEWER|990101|-|false",
      })
  void holdsWhatLiesInTheOwnAreas(
      String own, String roles, String areas, String department, boolean within) {
    Jurisdiction jurisdiction = of(own, Optional.of(Testville.city()));
    Rights rights =
        new Rights(
            words(roles).stream().map(Role::valueOf).collect(Collectors.toSet()),
            words(areas),
            department == null ? "" : department);

    assertThat(jurisdiction.beyond(rights).isEmpty()).isEqualTo(within);
  }

  @Test
  void saysAllThatReachesBeyond() {
    Jurisdiction jurisdiction = of("990101", Optional.of(Testville.city()));
    Rights rights =
        new Rights(Set.of(Role.IMPORTER, Role.VIEWER), Set.of("*", "990102", "990101"), "water");

    assertThatThrownBy(() -> jurisdiction.require("What li has", jurisdiction.beyond(rights)))
        .hasMessage(
            "What li has reaches beyond your areas [990101]: areas [*, 990102]; the department"
                + " 'water'; roles [IMPORTER], whose work no area bounds. An administrator of areas"
                + " that hold all of it, or of the whole city (*), may do this");
    assertThatCode(() -> jurisdiction.require("Nothing", List.of())).doesNotThrowAnyException();
  }

  /** Before the city has come nobody knows what lies in what. */
  @Test
  void holdsNothingButItsOwnCodesWhileTheCityIsNotKnown() {
    Jurisdiction jurisdiction = of("990101", Optional.empty());

    assertThat(jurisdiction.beyond(new Rights(Set.of(Role.VIEWER), Set.of("990101"), "")))
        .isEmpty();
    assertThat(
            jurisdiction.beyond(
                new Rights(Set.of(Role.VIEWER), Set.of("990101", "990101001"), "north-street")))
        .containsExactly("areas [990101001]", "the department 'north-street'");
  }

  /** A prefix names devices of which nobody knows yet where they will stand. */
  @Test
  void holdsDevicesThatAreNamedAndAllStandWithin() {
    Jurisdiction jurisdiction = of("990101", Optional.of(Testville.city()));

    assertThat(
            jurisdiction.beyond(
                Set.of("here", "here*", "*", "there", "both", "outside", "open311"),
                id -> PLACES.getOrDefault(id, List.of())))
        .containsExactly("*", "both", "here*", "open311", "outside", "there");
    assertThat(
            of("*", Optional.empty())
                .beyond(Set.of("*", "open311"), id -> PLACES.getOrDefault(id, List.of())))
        .isEmpty();
  }

  private static Jurisdiction of(String areas, Optional<City> city) {
    return new Jurisdiction(
        new Principal("boss", Set.of(Role.ADMINISTRATOR), words(areas), "", Set.of()), city);
  }

  private static Set<String> words(String text) {
    return text == null ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ")));
  }
}
