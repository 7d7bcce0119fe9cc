package io.citygrid.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must hold of the table as a whole. */
class LifeTableTest {

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
