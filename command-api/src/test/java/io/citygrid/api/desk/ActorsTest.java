package io.citygrid.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each post moves cases as itself and as nothing else. */
class ActorsTest {
  @ParameterizedTest
  @EnumSource(Role.class)
  void aPostActsAsItself(Role role) {
    Set<ActorRole> expected =
        switch (role) {
          case VIEWER, DEVICE, ADMINISTRATOR -> Set.of();
          case OPERATOR -> Set.of(ActorRole.OPERATOR);
          case DUTY_OFFICER -> Set.of(ActorRole.DUTY_OFFICER);
          case DISPATCHER -> Set.of(ActorRole.DISPATCHER);
          case HANDLER -> Set.of(ActorRole.HANDLER);
          case SUPERVISOR -> Set.of(ActorRole.SUPERVISOR);
          case GRID_WORKER -> Set.of(ActorRole.GRID_WORKER);
          case CITIZEN -> Set.of(ActorRole.CITIZEN);
          case IMPORTER -> Set.of(ActorRole.IMPORTER);
        };

    assertThat(roles(Set.of(role))).isEqualTo(expected);
    assertThat(Role.MOVERS.contains(role)).isEqualTo(!expected.isEmpty());
  }

  @Test
  void whoHasSeveralPostsActsAsAllOfThemInTheOwnAreas() {
    Actor actor =
        Actors.of(
                new Principal(
                    "chen",
                    Set.of(Role.DUTY_OFFICER, Role.DISPATCHER, Role.VIEWER),
                    Set.of("990102", "990101"),
                    "",
                    Set.of()))
            .orElseThrow();

    assertThat(actor.roles()).containsExactly(ActorRole.DUTY_OFFICER, ActorRole.DISPATCHER);
    assertThat(actor.areas()).containsExactly("990101", "990102");
  }

  /** All that people can be in the life of a case, somebody can be at the API. */
  @Test
  void everyRoleOfTheFieldIsHeldBySomebody() {
    EnumSet<ActorRole> people = EnumSet.complementOf(EnumSet.of(ActorRole.RULE));

    assertThat(
            Arrays.stream(Role.values())
                .flatMap(role -> roles(Set.of(role)).stream())
                .collect(Collectors.toSet()))
        .isEqualTo(people);
  }

  private static Set<ActorRole> roles(Set<Role> roles) {
    return Actors.of(new Principal("x", roles, Set.of(Principal.EVERYWHERE), "", Set.of()))
        .map(actor -> Set.copyOf(actor.roles()))
        .orElse(Set.of());
  }
}
