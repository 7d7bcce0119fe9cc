package io.citygrid.standalone.replay;

import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.view.CaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the city's own clock of handling with what the data says; pure. The row's times are not
 * looked at for that, only its flag.
 */
final class LimitTally {
  private final List<String> differing = new ArrayList<>();
  private int agreed;
  private int unsaid;
  private int unclosed;

  /** Counts a row with the case that was made of it; rows without limit or closing do not count. */
  void count(MappedRequest request, CaseView made) {
    if (request.limit() == null || request.closedAt() == null) {
      return;
    }
    Boolean onTime = request.onTime();
    if (onTime == null) {
      unsaid++;
      return;
    }
    Optional<Boolean> inTime = inTime(made);
    if (inTime.isEmpty()) {
      unclosed++;
    } else if (inTime.get().equals(onTime)) {
      agreed++;
    } else {
      differing.add(request.id());
    }
  }

  /** Whether a closed case was handled within its limit; empty for an open or limitless one. */
  private static Optional<Boolean> inTime(CaseView made) {
    CaseFacts facts = made.facts();
    if (made.state() != CaseState.CLOSED || facts == null) {
      return Optional.empty();
    }
    return facts.limits().stream()
        .filter(limit -> limit.stage() == LimitStage.HANDLING)
        .findFirst()
        .flatMap(LimitTally::inTime);
  }

  private static Optional<Boolean> inTime(CaseLimit limit) {
    return limit.endedAt() == null || limit.dueAt() == null
        ? Optional.empty()
        : Optional.of(!limit.endedAt().isAfter(limit.dueAt()));
  }

  LimitAgreement agreement() {
    return new LimitAgreement(
        agreed + differing.size(),
        agreed,
        differing.size(),
        List.copyOf(differing),
        unsaid,
        unclosed);
  }
}
