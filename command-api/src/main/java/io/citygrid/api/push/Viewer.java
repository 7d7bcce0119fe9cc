package io.citygrid.api.push;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.view.NameMask;
import io.citygrid.city.view.ViewKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One subscription and its place in the change log. Sends deltas without a gap: each names as
 * {@code previous} the sequence of the one before. Belongs to one thread.
 */
final class Viewer {
  private static final int MOST_IN_DELTA = 500;

  /** Between two tellings of the latest values of a kind, at least. */
  static final long LATEST_MILLIS = 500;

  private final Outlet outlet;
  private final Set<FeedKind> kinds;
  private final Set<ViewKind> views = EnumSet.noneOf(ViewKind.class);
  private final Map<FeedKind, Told> told = new EnumMap<>(FeedKind.class);
  private final Map<String, String> sentReadings = new HashMap<>();
  private Principal principal;
  private String token;
  private String epoch = "";
  private long sequence = -1;
  private boolean waiting = true;

  /** Up to where it was told the latest values of a kind, and when something was sent last. */
  private record Told(LatestValues.Place place, long atMillis) {
    static final Told NOTHING = new Told(LatestValues.Place.NOTHING, Long.MIN_VALUE / 2);
  }

  Viewer(Outlet outlet, Set<FeedKind> kinds, Principal principal, String token) {
    this.outlet = outlet;
    this.kinds = Set.copyOf(kinds);
    kinds.forEach(kind -> kind.view().ifPresent(views::add));
    this.principal = principal;
    this.token = token;
  }

  Outlet outlet() {
    return outlet;
  }

  Set<FeedKind> kinds() {
    return kinds;
  }

  Principal principal() {
    return principal;
  }

  String token() {
    return token;
  }

  /** True while a snapshot is being read; deltas wait for it. */
  boolean isWaiting() {
    return waiting;
  }

  void waitForSnapshot() {
    waiting = true;
  }

  /** Takes a renewed token. */
  void renew(String newToken) {
    token = newToken;
  }

  /** Takes the rights as they are now; true when they changed, then all must be sent again. */
  boolean become(Principal now) {
    boolean changed = !principal.equals(now);
    principal = now;
    if (changed) {
      told.clear();
    }
    return changed;
  }

  void show(Snapshot snapshot, String reason) {
    epoch = snapshot.position().epoch();
    sequence = snapshot.position().sequence();
    waiting = false;
    sentReadings.clear();
    for (int part = 1; part <= snapshot.parts(); part++) {
      outlet.send(FeedText.snapshotPart(snapshot, reason, part, snapshot.parts()));
    }
  }

  void resume(String at, long from) {
    epoch = at;
    sequence = from;
    waiting = false;
    outlet.send(FeedText.resumed(at, from));
  }

  /**
   * Sends what happened since; nothing while it waits or its socket is full.
   *
   * @param evenNothing also tells that nothing it may see happened, so that its place stays fresh
   * @return false when what it missed is not held any more: it needs a snapshot
   */
  boolean follow(RecentChanges recent, boolean evenNothing) {
    if (waiting || outlet.isFull()) {
      return true;
    }
    if (!epoch.equals(recent.epoch())) {
      return false;
    }
    Optional<List<LoggedChange>> missed = recent.after(sequence);
    if (missed.isEmpty()) {
      return false;
    }
    NameMask mask = new NameMask(principal);
    List<String> visible = new ArrayList<>();
    for (LoggedChange change : missed.get()) {
      if (views.contains(change.kind()) && change.visibility().to(principal)) {
        visible.add(change.json(mask));
      }
      if (visible.size() == MOST_IN_DELTA) {
        send(change.sequence(), visible);
        visible.clear();
      }
    }
    if (!visible.isEmpty() || (evenNothing && recent.latest() > sequence)) {
      send(recent.latest(), visible);
    }
    return true;
  }

  /** Sends those readings that it does not have yet. */
  void showReadings(Map<String, String> visible) {
    if (outlet.isFull()) {
      return;
    }
    List<String> changed = new ArrayList<>();
    visible.forEach(
        (id, json) -> {
          if (!json.equals(sentReadings.put(id, json))) {
            changed.add(json);
          }
        });
    if (!changed.isEmpty()) {
      outlet.send(FeedText.readings(changed));
    }
  }

  /** Up to where it was told the latest values of a kind. */
  LatestValues.Place toldOf(FeedKind kind) {
    return told.getOrDefault(kind, Told.NOTHING).place();
  }

  /** True when it wants latest values of this kind, can take them, and had none just now. */
  boolean takes(FeedKind kind, long nowMillis) {
    return kinds.contains(kind)
        && !waiting
        && !outlet.isFull()
        && nowMillis - told.getOrDefault(kind, Told.NOTHING).atMillis() >= LATEST_MILLIS;
  }

  /**
   * Sends latest values.
   *
   * @param texts none when nothing that it may see has changed
   * @param upTo where it stands after them
   */
  void tell(FeedKind kind, List<String> texts, LatestValues.Place upTo, long nowMillis) {
    texts.forEach(outlet::send);
    long sentAt = texts.isEmpty() ? told.getOrDefault(kind, Told.NOTHING).atMillis() : nowMillis;
    told.put(kind, new Told(upTo, sentAt));
  }

  private void send(long upTo, List<String> changes) {
    outlet.send(FeedText.delta(epoch, upTo, sequence, changes));
    sequence = upTo;
  }
}
