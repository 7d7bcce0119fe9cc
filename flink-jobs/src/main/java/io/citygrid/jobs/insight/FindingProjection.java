package io.citygrid.jobs.insight;

import io.citygrid.city.event.Finding;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import java.util.ArrayList;
import java.util.List;

/** Findings in the live view. */
public final class FindingProjection {
  private FindingProjection() {}

  /** The finding as it now is, with every list it belongs to; by when it was found so. */
  public static ViewWrite project(Finding finding) {
    List<String> indexes = new ArrayList<>();
    indexes.add(ViewIndexes.FINDINGS);
    indexes.add(ViewIndexes.findings(finding.state()));
    indexes.add(ViewIndexes.findingsOfKind(finding.kind(), finding.state()));
    finding
        .concerned()
        .forEach(area -> indexes.add(ViewIndexes.findingsOfArea(area, finding.state())));
    return new ViewWrite(
        ViewKind.FINDING,
        finding.findingId(),
        finding.version(),
        Codecs.FINDING.encode(finding),
        finding.at().toEpochMilli(),
        indexes);
  }
}
