package io.citygrid.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold of the table as a whole. */
class LifeTableTest {

  @ParameterizedTest
  @EnumSource(CaseState.class)
  void everyCellSaysWhatTheHandWrittenTableSays(CaseState state) {
    Map<Move, HandWrittenLife.Cell> byHand = HandWrittenLife.read().get(state);
    for (Move move : Move.values()) {
      Optional<HandWrittenLife.Cell> said =
          LifeTable.find(state, move)
              .map(row -> new HandWrittenLife.Cell(roles(row), Set.copyOf(row.to())));
      assertThat(said).as(state + " " + move).isEqualTo(Optional.ofNullable(byHand.get(move)));
    }
  }

  private static Set<ActorRole> roles(LifeRow row) {
    return row.permits().stream().map(Permit::role).collect(Collectors.toSet());
  }

  @Test
  void everyMoveButTheReportHasARow() {
    Set<Move> moves = LifeTable.rows().stream().map(LifeRow::move).collect(Collectors.toSet());
    assertThat(moves).isEqualTo(EnumSet.complementOf(EnumSet.of(Move.REPORT)));
  }

  @Test
  void everyRowSaysWhoMayMakeIt() {
    assertThat(LifeTable.rows()).allSatisfy(row -> assertThat(row.permits()).isNotEmpty());
  }

  @Test
  void noMoveLeadsOutOfRejectedAndVoid() {
    for (CaseState state : EnumSet.of(CaseState.REJECTED, CaseState.VOID)) {
      assertThat(LifeTable.listFrom(state)).extracting(LifeRow::move).containsExactly(Move.REMARK);
    }
  }

  @Test
  void everyOpenStateHasSomeoneWhoHoldsItAndAWayOut() {
    for (CaseState state : CaseState.values()) {
      assertThat(Holder.of(state) == Holder.NOBODY).as(state.name()).isEqualTo(!state.isOpen());
      if (state.isOpen()) {
        assertThat(LifeTable.listFrom(state)).as(state.name()).anyMatch(row -> !row.stays());
      }
    }
  }
}
