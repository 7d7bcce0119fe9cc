package io.citygrid.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees what: every role, the own area, another, and nowhere. */
class PrincipalTest {
  private static final List<String> OWN = List.of("990100", "990101", "990101001");
  private static final List<String> OTHER = List.of("990100", "990102");
  private static final List<String> NOWHERE = List.of();

  private static Principal of(Role role, String area) {
    String department = role == Role.HANDLER ? "river-urban" : "";
    return new Principal("me", Set.of(role), Set.of(area), department, Set.of());
  }

  @ParameterizedTest
  @CsvSource({
    // role, area, case in own area, in other area, nowhere, of own department, reported by oneself
    "OPERATOR,      990101, true,  false, false, false, true",
    "OPERATOR,      990100, true,  true,  false, true,  true",
    "OPERATOR,      *,      true,  true,  true,  true,  true",
    "VIEWER,        990101, true,  false, false, false, true",
    "DUTY_OFFICER,  990101, true,  false, false, false, true",
    "DISPATCHER,    990101, true,  false, false, false, true",
    "SUPERVISOR,    990101, true,  false, false, false, true",
    "GRID_WORKER,   990101, true,  false, false, false, true",
    "ADMINISTRATOR, 990101, true,  false, false, false, true",
    "HANDLER,       990101, false, false, false, true,  true",
    "CITIZEN,       990101, false, false, false, false, true",
    "IMPORTER,      *,      false, false, false, false, true",
    "DEVICE,        *,      false, false, false, false, true"
  })
  void seesTheCasesOfItsRoleAndArea(
      Role role,
      String area,
      boolean own,
      boolean other,
      boolean nowhere,
      boolean ownDepartment,
      boolean reported) {
    Principal principal = of(role, area);

    assertThat(principal.seesCase(OWN, List.of("water"), "x")).as("own area").isEqualTo(own);
    assertThat(principal.seesCase(OTHER, List.of("water"), "x")).as("other area").isEqualTo(other);
    assertThat(principal.seesCase(NOWHERE, List.of(), "x")).as("nowhere").isEqualTo(nowhere);
    assertThat(principal.seesCase(OTHER, List.of("water", "river-urban"), "x"))
        .as("own department")
        .isEqualTo(ownDepartment);
    assertThat(principal.seesCase(OTHER, List.of("water"), "me"))
        .as("own report")
        .isEqualTo(reported);
  }

  @ParameterizedTest
  @CsvSource({
    "OPERATOR,      990101, true,  false",
    "OPERATOR,      *,      true,  true",
    "VIEWER,        990101, true,  false",
    "DUTY_OFFICER,  990101, true,  false",
    "DISPATCHER,    990101, true,  false",
    "SUPERVISOR,    990101, true,  false",
    "HANDLER,       990101, true,  false",
    "GRID_WORKER,   990101, true,  false",
    "ADMINISTRATOR, 990101, true,  false",
    "CITIZEN,       *,      false, false",
    "IMPORTER,      *,      false, false",
    "DEVICE,        *,      false, false"
  })
  void seesTheAlertsOfItsRoleAndArea(Role role, String area, boolean own, boolean other) {
    assertThat(of(role, area).seesPlace(OWN)).isEqualTo(own);
    assertThat(of(role, area).seesPlace(OTHER)).isEqualTo(other);
  }

  /** Personal data is least: who only watches, and who handles, is not shown any. */
  @ParameterizedTest
  @EnumSource(Role.class)
  void factsOfTheOwnAreaAreForThoseWhoWorkWithThem(Role role) {
    boolean works =
        switch (role) {
          case OPERATOR, DUTY_OFFICER, DISPATCHER, SUPERVISOR, GRID_WORKER, ADMINISTRATOR -> true;
          case VIEWER, HANDLER, CITIZEN, DEVICE, IMPORTER -> false;
        };

    assertThat(of(role, "990101").seesFact(OWN)).isEqualTo(works);
    assertThat(of(role, "990101").seesFact(OTHER)).isFalse();
  }

  @Test
  void onlyThoseWhoWorkForTheWholeCitySeeEverything() {
    assertThat(Arrays.stream(Role.values()).filter(role -> of(role, "*").seesEverything()))
        .containsExactlyInAnyOrder(
            Role.VIEWER,
            Role.OPERATOR,
            Role.DUTY_OFFICER,
            Role.DISPATCHER,
            Role.SUPERVISOR,
            Role.GRID_WORKER,
            Role.ADMINISTRATOR);
    assertThat(of(Role.OPERATOR, "990100").seesEverything()).isFalse();
  }

  @Test
  void sendsForTheDevicesItNames() {
    Principal token =
        new Principal("t", Set.of(Role.DEVICE), Set.of(), "", Set.of("wl-*", "aq-01"));

    assertThat(token.sendsFor("wl-77")).isTrue();
    assertThat(token.sendsFor("aq-01")).isTrue();
    assertThat(token.sendsFor("aq-011")).isFalse();
  }
}
