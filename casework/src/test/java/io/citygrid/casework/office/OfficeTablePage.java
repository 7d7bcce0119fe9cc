package io.citygrid.casework.office;

import io.citygrid.city.event.OfficeState;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Writes the table of the office's tasks as a page for people. */
final class OfficeTablePage {
  private OfficeTablePage() {}

  static String text() {
    StringBuilder page =
        new StringBuilder(
            """
            # The life of a task of the office

            Made from the table of the module `casework` (`io.citygrid.casework.office`); a test fails when the two differ, and `./mvnw -pl casework -am test -Dtest=OfficeTablePageTest -Dcitygrid.write=true -Dsurefire.failIfNoSpecifiedTests=false` writes it again. A task is drawn up (`DRAW_UP`) by the center of its area, by a plan, or by a rule, and begins in ASSIGNED with its clock running. Whatever a state does not list is refused, and the refusal says what is allowed.

            """);
    for (OfficeState state : OfficeState.values()) {
      page.append("## ").append(state).append("\n\n");
      page.append("| move | leads to | who | needs | only when | clock |\n");
      page.append("|---|---|---|---|---|---|\n");
      OfficeTable.rows().stream()
          .filter(row -> row.from().contains(state))
          .sorted(Comparator.comparing(OfficeRow::move))
          .forEach(row -> page.append(line(row)));
      page.append("\n");
    }
    return page.toString();
  }

  private static String line(OfficeRow row) {
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            row.move(),
            row.stays() ? "stays" : row.to().iterator().next(),
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
            OfficeDraft.actOf(row.move()).map(Enum::name).orElse(""));
  }
}
