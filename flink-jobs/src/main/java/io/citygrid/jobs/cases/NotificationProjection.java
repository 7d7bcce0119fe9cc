package io.citygrid.jobs.cases;

import io.citygrid.city.event.Notification;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import java.util.List;

/** A notification on the list of the person or the department that is told. */
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
        List.of(index(notification)));
  }

  private static String index(Notification notification) {
    String department = notification.department();
    return department == null
        ? ViewIndexes.notificationsOf(notification.recipient())
        : ViewIndexes.notificationsOfDepartment(department);
  }
}
