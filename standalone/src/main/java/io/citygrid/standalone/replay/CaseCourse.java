package io.citygrid.standalone.replay;

import io.citygrid.casework.life.Grounds;
import io.citygrid.city.City;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.Stage;
import io.citygrid.city.mapping.StageTime;
import io.citygrid.city.mapping.Stages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What happens to a case after its report, in the order of a case's life and at the times that the
 * data tells; pure. Times out of order are passed on as they are: the city counts a move that
 * claims to come before the last one as made with it, and a remark in the case says which two are
 * out of order. A case on which work began that nobody is known to have accepted counts as accepted
 * when the work began.
 */
record CaseCourse(List<CarriedMove> moves) {
  private static final String CLOSED_ELSEWHERE = "数据来源方已结案 / closed by the city that gave the data";

  CaseCourse {
    moves = List.copyOf(moves);
  }

  /** The course of a request in a city; filed under the first standard of its category. */
  static CaseCourse of(MappedRequest request, Stages stages, City city) {
    String standard =
        city.standardsOf(request.category()).stream().findFirst().map(Grounds::nameOf).orElse("");
    Map<Move, Instant> times = times(request, stages);
    if (times.containsKey(Move.START)) {
      times.putIfAbsent(Move.ACCEPT, Objects.requireNonNull(times.get(Move.START)));
    }
    String remark = remark(StageOrder.listReversals(request.stages()));
    List<CarriedMove> moves = new ArrayList<>();
    for (String link : request.links()) {
      moves.add(
          new CarriedMove(
              request.id() + "/" + Move.LINK + "/" + link,
              Move.LINK,
              request.reportedAt(),
              "",
              "",
              link));
    }
    for (Move move : List.of(Move.FILE, Move.ACCEPT, Move.START)) {
      Instant at = times.get(move);
      if (at != null) {
        String filed = move == Move.FILE ? standard : "";
        moves.add(
            new CarriedMove(
                request.id() + "/" + move, move, notBefore(request, at), filed, "", ""));
      }
    }
    if (!remark.isEmpty()) {
      Instant at = moves.isEmpty() ? request.reportedAt() : moves.get(moves.size() - 1).at();
      moves.add(new CarriedMove(request.id() + "/" + Move.REMARK, Move.REMARK, at, "", remark, ""));
    }
    if (request.closedAt() != null) {
      moves.add(
          new CarriedMove(
              request.id(),
              Move.FORCE_CLOSE,
              notBefore(request, request.closedAt()),
              "",
              CLOSED_ELSEWHERE,
              ""));
    }
    return new CaseCourse(moves);
  }

  private static Instant notBefore(MappedRequest request, Instant at) {
    return at.isBefore(request.reportedAt()) ? request.reportedAt() : at;
  }

  private static Map<Move, Instant> times(MappedRequest request, Stages stages) {
    Map<Move, Instant> times = new EnumMap<>(Move.class);
    for (StageTime time : request.stages()) {
      Move move = stages.find(time.stage()).map(Stage::move).orElse(null);
      if (move != null) {
        times.put(move, time.at());
      }
    }
    return times;
  }

  private static String remark(List<StageReversal> reversals) {
    StringBuilder text = new StringBuilder();
    for (StageReversal reversal : reversals) {
      text.append(text.isEmpty() ? "阶段时间颠倒 / stage times out of order: " : ", ")
          .append(reversal.later())
          .append(" < ")
          .append(reversal.earlier())
          .append(" (")
          .append(Duration.ofMillis(Math.round(reversal.seconds() * 1000)))
          .append(')');
    }
    return text.toString();
  }

  /** So many moves of it, from the beginning. */
  CaseCourse first(int count) {
    return new CaseCourse(moves.subList(0, count));
  }

  /** True when the case needs no more of these moves, or can make none of what is left. */
  boolean isAtEnd(CaseState state) {
    if (!state.isOpen()) {
      return true;
    }
    return switch (last()) {
      case FILE -> state != CaseState.REPORTED;
      case ACCEPT -> state == CaseState.ACCEPTED || state == CaseState.ON_MANUAL_DESK;
      case START -> state == CaseState.IN_PROGRESS || state == CaseState.ON_MANUAL_DESK;
      case FORCE_CLOSE -> false;
      default -> true;
    };
  }

  /** The last move that changes the state; REPORT when none does. */
  private Move last() {
    return moves.stream()
        .map(CarriedMove::move)
        .filter(move -> move != Move.REMARK && move != Move.LINK)
        .reduce(Move.REPORT, (before, move) -> move);
  }
}
