package io.citygrid.api.push;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.CityView;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.ListWalk;
import io.citygrid.api.view.NameMask;
import io.citygrid.api.view.ViewPosition;
import io.citygrid.api.view.Visibility;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.WarningState;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a viewer may see, the newest first. Blocks. */
final class SnapshotReader {
  private static final int MOST_CASES = 5_000;
  private static final int MOST_RAISED = 2_000;
  private static final int MOST_WARNINGS = 500;
  private static final int MOST_FINDINGS = 500;
  private static final int MOST_TASKS = 1_000;
  private static final int MOST_ALERTS = 500;
  private static final int MOST_DEAD_LETTERS = 200;
  private static final int MOST_NOTIFICATIONS = 200;
  private static final int MOST_LOOKED_THROUGH = 20_000;

  private static final Set<Role> ONLY_CITIZEN = Set.of(Role.CITIZEN);

  private final CityView view;

  SnapshotReader(CityView view) {
    this.view = view;
  }

  Snapshot read(Principal principal, Set<FeedKind> kinds) {
    ViewPosition position = view.position();
    Map<String, String> items = new LinkedHashMap<>();
    JsonObject totals = new JsonObject();
    boolean truncated = false;
    if (kinds.contains(FeedKind.ALERT)) {
      String raised = ViewIndexes.alerts(AlertState.RAISED);
      boolean all = collect(ViewKind.ALERT, raised, MOST_RAISED, principal, items);
      collect(ViewKind.ALERT, ViewIndexes.ALERTS, MOST_ALERTS, principal, items);
      truncated |= !all;
      totals.put("alert", total(ViewIndexes.ALERTS, items.size(), principal));
    }
    if (kinds.contains(FeedKind.WARNING)) {
      String open = ViewIndexes.warnings(WarningState.OPEN);
      int before = items.size();
      truncated |= !collect(ViewKind.WARNING, open, MOST_WARNINGS, principal, items);
      totals.put("warning", total(open, items.size() - before, principal));
    }
    if (kinds.contains(FeedKind.FINDING)) {
      String open = ViewIndexes.findings(FindingState.OPEN);
      int before = items.size();
      truncated |= !collect(ViewKind.FINDING, open, MOST_FINDINGS, principal, items);
      totals.put("finding", total(open, items.size() - before, principal));
    }
    if (kinds.contains(FeedKind.OFFICE_TASK)) {
      String open = ViewIndexes.OFFICE_OPEN;
      int before = items.size();
      truncated |= !collect(ViewKind.OFFICE_TASK, open, MOST_TASKS, principal, items);
      totals.put("office-task", total(open, items.size() - before, principal));
    }
    if (kinds.contains(FeedKind.CASE)) {
      int before = items.size();
      truncated |= !collect(ViewKind.CASE, casesOf(principal), MOST_CASES, principal, items);
      totals.put("case", total(ViewIndexes.CASES, items.size() - before, principal));
    }
    if (kinds.contains(FeedKind.DEAD_LETTER) && principal.seesEverything()) {
      collect(ViewKind.DEAD_LETTER, ViewIndexes.DEAD_LETTERS, MOST_DEAD_LETTERS, principal, items);
      totals.put("dead-letter", total(ViewIndexes.DEAD_LETTERS, 0, principal));
    }
    if (kinds.contains(FeedKind.NOTIFICATION)) {
      List<String> told = notificationsOf(principal);
      told.forEach(
          index -> collect(ViewKind.NOTIFICATION, index, MOST_NOTIFICATIONS, principal, items));
      totals.put(
          "notification", view.counts(told).values().stream().mapToLong(Long::longValue).sum());
    }
    return new Snapshot(position, List.copyOf(items.values()), totals, truncated);
  }

  private static List<String> notificationsOf(Principal principal) {
    String own = ViewIndexes.notificationsOf(principal.id());
    return principal.department().isEmpty()
        ? List.of(own)
        : List.of(own, ViewIndexes.notificationsOfDepartment(principal.department()));
  }

  /** Who sees the own reports only is spared a look at everybody else's. */
  private static String casesOf(Principal principal) {
    return principal.roles().equals(ONLY_CITIZEN)
        ? ViewIndexes.casesOfReporter(principal.id())
        : ViewIndexes.CASES;
  }

  private long total(String index, long seen, Principal principal) {
    return principal.seesEverything() ? view.counts(List.of(index)).getOrDefault(index, 0L) : seen;
  }

  /** True when everything in the index was looked at. */
  private boolean collect(
      ViewKind kind, String index, int most, Principal principal, Map<String, String> items) {
    int[] taken = {0};
    return ListWalk.visit(
            view,
            kind,
            index,
            Cursor.START,
            MOST_LOOKED_THROUGH,
            item -> {
              if (taken[0] == most) {
                return false;
              }
              if (Visibility.of(item).to(principal)) {
                items.put(
                    kind.key() + "/" + item.id(),
                    FeedText.item(new NameMask(principal).apply(item)));
                taken[0]++;
              }
              return true;
            })
        .isEmpty();
  }
}
