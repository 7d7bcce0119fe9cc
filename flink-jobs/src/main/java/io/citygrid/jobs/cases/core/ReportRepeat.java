package io.citygrid.jobs.cases.core;

import io.citygrid.city.event.Report;
import java.util.Objects;

/** Tells a report that was sent again from another one under the same id. */
public final class ReportRepeat {
  private ReportRepeat() {}

  /**
   * True when a report says the same as the one that opened the case: category, description,
   * position, reportedAt, source, externalId and stated limit. When and under which city version it
   * was received does not count: a client that sends it again means the same. Nor does a time at
   * which neither says that it was seen: the edge then puts that of receiving there.
   */
  public static boolean isRepeat(Report opened, Report report) {
    return opened.category().equals(report.category())
        && opened.description().equals(report.description())
        && Objects.equals(opened.position(), report.position())
        && (opened.reportedAt().equals(report.reportedAt())
            || isUnstated(opened) && isUnstated(report))
        && opened.source() == report.source()
        && opened.externalId().equals(report.externalId())
        && Objects.equals(opened.dueAt(), report.dueAt());
  }

  private static boolean isUnstated(Report report) {
    return report.reportedAt().equals(report.receivedAt());
  }
}
