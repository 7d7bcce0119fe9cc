package io.citygrid.jobs.sensors;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import java.util.ArrayList;
import java.util.List;

/** An alert in the live view. */
public final class AlertProjection {
  /** Below the city: the district. */
  private static final int DISTRICT = 1;

  private AlertProjection() {}

  /** The alert after the event, with every list it now belongs to. */
  public static ViewWrite project(AlertEvent event) {
    List<String> indexes = new ArrayList<>();
    indexes.add(ViewIndexes.ALERTS);
    indexes.add(ViewIndexes.alerts(event.state()));
    if (event.areaPath().size() > DISTRICT) {
      indexes.add(ViewIndexes.alertsOfDistrict(event.areaPath().get(DISTRICT), event.state()));
    }
    event.areaPath().stream()
        .skip(DISTRICT + 1)
        .forEach(area -> indexes.add(ViewIndexes.alertsOfArea(area, event.state())));
    return new ViewWrite(
        ViewKind.ALERT,
        event.alertId(),
        event.version(),
        Codecs.ALERT_EVENT.encode(event),
        event.at().toEpochMilli(),
        indexes);
  }
}
