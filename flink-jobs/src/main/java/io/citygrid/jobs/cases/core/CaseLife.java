package io.citygrid.jobs.cases.core;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CaseStep;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.Versions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a case between its reports. Flat, stored in state.
 *
 * @param version of the latest event
 * @param state the state the case is in
 * @param content fingerprint of the report that opened it
 */
public record CaseLife(long version, CaseState state, String content) {

  /** The first event of a case: its report, dispatched or put on the manual desk. */
  public static CaseEvent open(Report report, Dispatch dispatch, Versions versions) {
    DeskReason deskReason = dispatch.deskReason();
    return new CaseEvent(
        report.caseId(),
        1,
        deskReason == null ? CaseState.DISPATCHED : CaseState.ON_MANUAL_DESK,
        report.receivedAt(),
        report,
        dispatch.placements(),
        dispatch.area(),
        dispatch.areaPath(),
        dispatch.cell(),
        dispatch.department(),
        dispatch.rule(),
        deskReason,
        dispatch.candidates(),
        versions,
        CaseStep.of(report),
        CaseFacts.initial(report, CaseEvent.centerOf(dispatch.areaPath())));
  }

  /** The life of a case after its event. */
  public static CaseLife after(CaseEvent event) {
    return new CaseLife(event.version(), event.state(), content(event.report()));
  }

  /** True when the report says the same as the one that opened the case. */
  public boolean isRepeat(Report report) {
    return content.equals(content(report));
  }

  /**
   * A fingerprint of what a report says: 128 bits of SHA-256 over its category, description,
   * position, reportedAt, source, externalId and stated limit. When and under which city version it
   * was received does not count: a client that sends it again means the same.
   */
  static String content(Report report) {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    // Ids and codes hold no control characters, and the free text comes last, so that no two
    // contents give the same bytes.
    String text =
        String.join(
            "\n",
            report.category(),
            bits(report.position()),
            report.reportedAt().toString(),
            report.source().name() + limit(report),
            report.externalId(),
            report.description());
    byte[] hash = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  /** Nothing where no limit is stated, so that fingerprints of former reports stay the same. */
  private static String limit(Report report) {
    return report.dueAt() == null ? "" : " " + report.dueAt();
  }

  /** The position bit by bit: how a number is written as text differs between JDKs. */
  private static String bits(@Nullable Position position) {
    return position == null
        ? ""
        : "%x %x %x"
            .formatted(
                Double.doubleToLongBits(position.lon()),
                Double.doubleToLongBits(position.lat()),
                Double.doubleToLongBits(position.accuracyMeters()));
  }
}
