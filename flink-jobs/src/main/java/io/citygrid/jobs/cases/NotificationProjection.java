package io.citygrid.jobs.cases;

import io.citygrid.city.event.Notification;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import java.util.List;

/** A notification on its reporter's list. */
public final class NotificationProjection {
  private NotificationProjection() {}

  /** It never changes: one version. */
  public static ViewWrite project(Notification notification) {
    return new ViewWrite(
        ViewKind.NOTIFICATION,
        notification.notificationId(),
        1,
        Codecs.NOTIFICATION.encode(notification),
        notification.at().toEpochMilli(),
        List.of(ViewIndexes.notificationsOf(notification.recipient())));
  }
}
