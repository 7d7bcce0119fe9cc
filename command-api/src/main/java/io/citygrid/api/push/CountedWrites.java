package io.citygrid.api.push;

import io.citygrid.api.view.CityView;
import io.citygrid.api.view.LatestChanges;
import io.citygrid.api.view.LatestMark;
import io.citygrid.city.view.ViewKind;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which kinds of latest values have changed, of those that viewers ask for: how often each was
 * written. A viewer that hears another number than before asks again, and only for what it shows.
 * Used by one look at a time.
 */
final class CountedWrites implements LatestSource {
  private static final List<ViewKind> KINDS =
      Arrays.stream(ViewKind.values()).filter(ViewKind::counted).toList();

  private final CityView view;
  private volatile Map<ViewKind, LatestMark> known = Map.of();

  CountedWrites(CityView view) {
    this.view = view;
  }

  /** All numbers when any is another than before; of whatever mark, they are few. */
  @Override
  public LatestChanges after(LatestMark mark) {
    Map<ViewKind, LatestMark> now = view.countedWrites(KINDS);
    if (mark.number() >= 0 && now.equals(known)) {
      return new LatestChanges(mark, false, Map.of());
    }
    known = Map.copyOf(now);
    Map<String, String> values = new HashMap<>();
    now.forEach(
        (kind, at) ->
            values.put(
                kind.key(),
                new JsonObject()
                    .put("of", kind.key())
                    .put("epoch", at.epoch())
                    .put("number", at.number())
                    .encode()));
    return new LatestChanges(new LatestMark("", Math.max(0, mark.number()) + 1), true, values);
  }
}
