package io.citygrid.city.view;

import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.SourceKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a source can be believed: what became of all that it told in the window that ends now.
 *
 * @param source its id
 * @param version counts what changed it, from 1
 * @param at end of the newest interval in which it told anything, event time
 * @param windowMinutes length of the window before that
 * @param heard how many things it told: none twice, those that were refused too
 * @param usable how many of them were used
 * @param usableShare of those heard; null when nothing was
 * @param suspect whether somebody should look at it
 * @param silent whether it has told nothing for longer than the city allows
 * @param clockOffSeconds by how much its clock is ahead (negative: behind, or all it tells is held
 *     back so long); null while any of what it told came in time
 * @param reasons why things were not used, the most frequent first
 * @param lastGood the last that was used, however long ago; null when none ever was
 * @param areaPath codes of the areas it stands in, the city first
 */
public record SourceQuality(
    SourceKind kind,
    String source,
    long version,
    Instant at,
    int windowMinutes,
    long heard,
    long usable,
    @Nullable Double usableShare,
    boolean suspect,
    boolean silent,
    @Nullable Long clockOffSeconds,
    List<QualityReason> reasons,
    @Nullable GoodValue lastGood,
    List<String> areaPath) {
  public SourceQuality {
    reasons = List.copyOf(reasons);
    areaPath = List.copyOf(areaPath);
  }

  /** Its id in the live view. */
  public String id() {
    return kind + "/" + source;
  }
}
