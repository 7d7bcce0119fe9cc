package io.citygrid.api.push;

import io.citygrid.api.identity.Role;
import io.citygrid.city.view.ViewKind;
import java.util.Optional;
import java.util.Set;

/** What can be subscribed to, and by whom. What of it one sees is decided thing by thing. */
public enum FeedKind {
  CASE(ViewKind.CASE, Role.PEOPLE),
  ALERT(ViewKind.ALERT, Role.STAFF),
  WARNING(ViewKind.WARNING, Role.STAFF),
  FINDING(ViewKind.FINDING, Role.STAFF),
  OFFICE_TASK(ViewKind.OFFICE_TASK, Role.STAFF),
  READING(ViewKind.READING, Role.STAFF),
  DEAD_LETTER(ViewKind.DEAD_LETTER, Role.DEAD_LETTER_READERS),
  /** What somebody is told of the own reports. */
  NOTIFICATION(ViewKind.NOTIFICATION, Role.PEOPLE);

  private final ViewKind view;
  private final Set<Role> roles;

  FeedKind(ViewKind view, Set<Role> roles) {
    this.view = view;
    this.roles = Set.copyOf(roles);
  }

  ViewKind view() {
    return view;
  }

  /** Who may subscribe. */
  public Set<Role> roles() {
    return roles;
  }

  static Optional<FeedKind> find(String key) {
    for (FeedKind kind : values()) {
      if (kind.view.key().equals(key)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
