package io.citygrid.casework.life;

import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.LimitStage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the life table as a page for people: for each state, what can be done and by whom. */
final class CaseLifePage {
  private CaseLifePage() {}

  static String text() {
    StringBuilder page =
        new StringBuilder(
            """
            # The life of a case

            Made from the life table of the module `casework` (`io.citygrid.casework.life`); a test fails when the two differ, and `./mvnw -pl casework -am test -Dtest=CaseLifePageTest -Dcitygrid.write=true -Dsurefire.failIfNoSpecifiedTests=false` writes it again. Whatever a state does not list is refused, and the refusal says what is allowed.

            """);
    for (CaseState state : CaseState.values()) {
      page.append("## ").append(state).append("\n\n").append(clocks(state)).append("\n\n");
      page.append("| move | leads to | who | needs | only when | clocks |\n");
      page.append("|---|---|---|---|---|---|\n");
      LifeTable.listFrom(state).stream()
          .sorted(Comparator.comparing(LifeRow::move))
          .forEach(row -> page.append(line(state, row)));
      page.append("\n");
    }
    return page.toString();
  }

  private static String clocks(CaseState state) {
    List<LimitStage> running = ClockEffect.listRunningIn(state);
    String clocks =
        running.isEmpty()
            ? "No clock runs: " + ClockEffect.findReasonForNone(state).orElseThrow().en() + "."
            : "Clocks that run: "
                + running.stream().map(Enum::name).collect(Collectors.joining(", "))
                + ".";
    return "Held by " + Holder.of(state) + ". " + clocks;
  }

  private static String line(CaseState state, LifeRow row) {
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            row.move(),
            row.stays()
                ? "stays"
                : row.to().stream().sorted().map(Enum::name).collect(Collectors.joining(", ")),
            row.permits().stream()
                .map(permit -> permit.role() + " (" + permit.scope().names().en() + ")")
                .sorted()
                .collect(Collectors.joining(", ")),
            row.needs().stream()
                .sorted()
                .map(need -> need.names().en())
                .collect(Collectors.joining(", ")),
            row.conditions().stream()
                .sorted()
                .map(condition -> condition.names().en())
                .collect(Collectors.joining("; ")),
            effects(state, row));
  }

  private static String effects(CaseState state, LifeRow row) {
    List<CaseState> ends = row.stays() ? List.of(state) : row.to().stream().sorted().toList();
    return ends.stream()
        .map(
            end ->
                ClockEffect.list(state, row.move(), end).stream()
                    .map(effect -> effect.act() + " " + effect.stage())
                    .collect(Collectors.joining(", ")))
        .distinct()
        .collect(Collectors.joining(" or "));
  }
}
