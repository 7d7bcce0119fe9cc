package io.citygrid.api.push;

import io.citygrid.api.identity.Role;
import io.citygrid.city.view.ViewKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What can be subscribed to, and by whom. What of it one sees is decided thing by thing. */
public enum FeedKind {
  CASE(ViewKind.CASE, EnumSet.complementOf(EnumSet.of(Role.DEVICE))),
  ALERT(ViewKind.ALERT, EnumSet.complementOf(EnumSet.of(Role.DEVICE, Role.CITIZEN))),
  WARNING(ViewKind.WARNING, EnumSet.complementOf(EnumSet.of(Role.DEVICE, Role.CITIZEN))),
  FINDING(ViewKind.FINDING, EnumSet.complementOf(EnumSet.of(Role.DEVICE, Role.CITIZEN))),
  OFFICE_TASK(ViewKind.OFFICE_TASK, EnumSet.complementOf(EnumSet.of(Role.DEVICE, Role.CITIZEN))),
  READING(ViewKind.READING, EnumSet.complementOf(EnumSet.of(Role.DEVICE, Role.CITIZEN))),
  DEAD_LETTER(ViewKind.DEAD_LETTER, EnumSet.of(Role.OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR)),
  /** What somebody is told of the own reports. */
  NOTIFICATION(ViewKind.NOTIFICATION, EnumSet.complementOf(EnumSet.of(Role.DEVICE)));

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
