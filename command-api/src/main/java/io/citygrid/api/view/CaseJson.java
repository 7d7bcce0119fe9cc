package io.citygrid.api.view;

import io.citygrid.api.identity.Principal;
import io.citygrid.casework.life.CaseExplanation;
import io.citygrid.casework.worklist.ClockReader;
import io.citygrid.city.City;
import io.citygrid.city.Names;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A case as somebody may read it, with the sentence that says why it is where it is and with its
 * clocks as they stand now.
 */
public final class CaseJson {
  private CaseJson() {}

  static JsonObject of(
      ViewItem item, Principal viewer, City city, ClockReader clocks, Instant now) {
    CaseEvent event = view(item).event();
    Names explanation = CaseExplanation.of(event, city);
    return new NameMask(viewer)
        .apply(new JsonObject(item.json()))
        .put(
            "explanation", new JsonObject().put("zh", explanation.zh()).put("en", explanation.en()))
        .put("clocks", ClockJson.of(clocks.list(event, now)));
  }

  /** A case of the live view, read. */
  public static CaseView view(ViewItem item) {
    try {
      return Codecs.CASE_VIEW.decode(item.json().getBytes(StandardCharsets.UTF_8));
    } catch (WireException e) {
      throw new IllegalStateException("the live view holds a case that is none: " + item.id(), e);
    }
  }
}
