package io.citygrid.jobs.insight;

import io.citygrid.city.view.SourceQuality;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.jobs.redis.WriteOrder;
import java.util.ArrayList;
import java.util.List;

/** The quality of sources in the live view. */
public final class QualityProjection {
  /** Only the latest of each source is shown. */
  public static final WriteOrder.Latest<SourceQuality> LATEST =
      new WriteOrder.Latest<>(SourceQuality::id, SourceQuality::version);

  private QualityProjection() {}

  /** The source as it now is, with every list it belongs to; by when it last told anything. */
  public static ViewWrite project(SourceQuality quality) {
    List<String> indexes = new ArrayList<>(indexes(quality, false));
    if (quality.suspect()) {
      indexes.addAll(indexes(quality, true));
    }
    return new ViewWrite(
        ViewKind.QUALITY,
        quality.id(),
        quality.version(),
        Codecs.SOURCE_QUALITY.encode(quality),
        quality.at().toEpochMilli(),
        indexes);
  }

  private static List<String> indexes(SourceQuality quality, boolean onlySuspect) {
    List<String> indexes = new ArrayList<>();
    indexes.add(ViewIndexes.quality(onlySuspect));
    indexes.add(ViewIndexes.qualityOfKind(quality.kind(), onlySuspect));
    quality.areaPath().forEach(area -> indexes.add(ViewIndexes.qualityOfArea(area, onlySuspect)));
    return indexes;
  }
}
