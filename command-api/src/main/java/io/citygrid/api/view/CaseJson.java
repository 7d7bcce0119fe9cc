package io.citygrid.api.view;

import io.citygrid.api.identity.Principal;
import io.citygrid.casework.life.CaseExplanation;
import io.citygrid.city.City;
import io.citygrid.city.Names;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** A case as somebody may read it, with the sentence that says why it is where it is. */
final class CaseJson {
  private CaseJson() {}

  static JsonObject of(ViewItem item, Principal viewer, City city) {
    Names explanation = CaseExplanation.of(view(item).event(), city);
    return new NameMask(viewer)
        .apply(new JsonObject(item.json()))
        .put(
            "explanation",
            new JsonObject().put("zh", explanation.zh()).put("en", explanation.en()));
  }

  private static CaseView view(ViewItem item) {
    try {
      return Codecs.CASE_VIEW.decode(item.json().getBytes(StandardCharsets.UTF_8));
    } catch (WireException e) {
      throw new IllegalStateException("the live view holds a case that is none: " + item.id(), e);
    }
  }
}
