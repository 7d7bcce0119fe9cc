package io.citygrid.api.push;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.LatestChanges;
import io.citygrid.api.view.LatestMark;
import io.citygrid.city.CityVersion;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again for what changed among the things of one kind, once for all viewers, and
 * tells each of them what it may see of it. Belongs to one event loop; the source is asked on
 * workers.
 */
final class LatestFollower {
  private static final Logger LOG = LoggerFactory.getLogger(LatestFollower.class);
  private static final int MOST_IN_MESSAGE = 500;

  private final FeedKind kind;
  private final LatestSource source;
  private final WorkerExecutor workers;
  private final ValuePlaces places;
  private final FeedMeters meters;
  private final LatestValues values = new LatestValues();
  private LatestMark mark = LatestMark.NOTHING;
  private boolean looking;
  private boolean stopped;
  private Optional<CityVersion> placedBy = Optional.empty();

  LatestFollower(
      FeedKind kind,
      LatestSource source,
      WorkerExecutor workers,
      ValuePlaces places,
      FeedMeters meters) {
    this.kind = kind;
    this.source = source;
    this.workers = workers;
    this.places = places;
    this.meters = meters;
  }

  /** Viewers who stand at the same place and see the same are sent the same. */
  private record Audience(LatestValues.Place place, Set<Role> roles, Set<String> areas) {}

  /**
   * Tells what is known, to those who can take it, and looks for more unless the last look is still
   * under way; what that finds is told at once.
   *
   * @param nowMillis of a clock that only goes forward
   */
  void follow(Collection<Viewer> viewers, long nowMillis) {
    tell(viewers, nowMillis);
    if (looking || stopped) {
      return;
    }
    looking = true;
    Optional<CityVersion> now = places.version();
    // In another version of the city a thing may lie elsewhere: then all are looked for anew.
    LatestMark from = now.equals(placedBy) ? mark : LatestMark.NOTHING;
    workers
        .executeBlocking(() -> placed(source.after(from)), false)
        .onComplete(
            looked -> {
              looking = false;
              if (looked.failed()) {
                LOG.debug("no {} can be looked for: {}", kind.key(), looked.cause().getMessage());
                return;
              }
              take(looked.result(), now);
              tell(viewers, nowMillis);
            });
  }

  /** Finds on the worker where the things lie, which takes its time but is remembered. */
  private LatestChanges placed(LatestChanges changes) {
    changes.values().keySet().forEach(places::areaPath);
    return changes;
  }

  private void take(LatestChanges changes, Optional<CityVersion> version) {
    if (!version.equals(placedBy) && values.isKnown()) {
      values.tellAllAnew();
    }
    placedBy = version;
    mark = changes.mark();
    values.take(changes);
  }

  /** Asks nothing any more: the workers are about to be closed. */
  void stop() {
    stopped = true;
  }

  private void tell(Collection<Viewer> viewers, long nowMillis) {
    if (!values.isKnown()) {
      return;
    }
    Map<Audience, List<String>> made = new HashMap<>();
    for (Viewer viewer : List.copyOf(viewers)) {
      LatestValues.Place from = viewer.toldOf(kind);
      if (viewer.takes(kind, nowMillis) && !from.equals(values.latest())) {
        Principal principal = viewer.principal();
        List<String> texts =
            made.computeIfAbsent(
                new Audience(from, principal.roles(), principal.areas()),
                audience -> texts(from, principal));
        viewer.tell(kind, texts, values.latest(), nowMillis);
        meters.values(kind, texts.size());
      }
    }
  }

  /**
   * Nothing when nothing changed that is seen; but who needs all is told also that it is nothing.
   */
  private List<String> texts(LatestValues.Place from, Principal principal) {
    List<String> seen = new ArrayList<>();
    for (LatestValues.Value value : values.after(from)) {
      if (places.isSeenBy(principal, value.id())) {
        seen.add(value.json());
      }
    }
    boolean whole = values.isWholeAfter(from);
    int parts = (seen.size() + MOST_IN_MESSAGE - 1) / MOST_IN_MESSAGE;
    parts = whole ? Math.max(1, parts) : parts;
    List<String> texts = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      int to = Math.min(seen.size(), (part + 1) * MOST_IN_MESSAGE);
      texts.add(
          FeedText.values(kind, whole, part + 1, parts, seen.subList(part * MOST_IN_MESSAGE, to)));
    }
    return texts;
  }
}
