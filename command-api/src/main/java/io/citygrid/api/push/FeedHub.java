package io.citygrid.api.push;

import io.citygrid.api.view.CityView;
import io.citygrid.api.view.ViewPosition;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the change log and hands every change to every viewer that may see it. Belongs to one
 * event loop; {@link CityView} is asked, and what it answers is read, on workers.
 */
final class FeedHub {
  private static final Logger LOG = LoggerFactory.getLogger(FeedHub.class);
  private static final int MOST_AT_ONCE = 1_000;

  /** How far back a broken connection may resume. */
  private static final int MOST_RESUMED = 10_000;

  private final CityView view;
  private final WorkerExecutor workers;
  private final FeedMeters meters;
  private final SnapshotReader snapshots;
  private final RecentChanges recent = new RecentChanges(MOST_RESUMED);
  private final Set<Viewer> viewers = new LinkedHashSet<>();
  private final Set<Viewer> unserved = new LinkedHashSet<>();
  private boolean polling;
  private boolean stopped;
  private volatile boolean sourceOk;

  FeedHub(CityView view, WorkerExecutor workers, FeedMeters meters) {
    this.view = view;
    this.workers = workers;
    this.meters = meters;
    this.snapshots = new SnapshotReader(view);
  }

  Set<Viewer> viewers() {
    return viewers;
  }

  ViewPosition position() {
    return new ViewPosition(recent.epoch(), recent.latest());
  }

  boolean isSourceOk() {
    return sourceOk;
  }

  /** A new viewer that has nothing yet. */
  void join(Viewer viewer) {
    viewers.add(viewer);
    sendSnapshot(viewer, "first");
  }

  /** A viewer that was here before: sends what it missed when that is still known. */
  void resume(Viewer viewer, ViewPosition from) {
    viewers.add(viewer);
    ask(() -> LoggedChanges.of(view.changesAfter(from.sequence(), MOST_RESUMED)))
        .onFailure(away -> retry(viewer, "too-old"))
        .onSuccess(
            changes -> {
              if (!viewers.contains(viewer)) {
                return;
              }
              String refused = reasonAgainst(from, changes);
              if (!refused.isEmpty()) {
                sendSnapshot(viewer, refused);
                return;
              }
              viewer.resume(from.epoch(), from.sequence());
              RecentChanges missed = new RecentChanges(MOST_RESUMED);
              missed.restart(from.epoch(), from.sequence());
              changes.changes().forEach(missed::add);
              viewer.follow(missed, false);
              follow(viewer, false);
            });
  }

  void leave(Viewer viewer) {
    viewers.remove(viewer);
  }

  /** Sends all again, because the viewer's rights changed. */
  void resend(Viewer viewer) {
    sendSnapshot(viewer, "first");
  }

  /** Sends a viewer what it has not had, if it can take it. */
  void follow(Viewer viewer, boolean evenNothing) {
    if (!viewer.follow(recent, evenNothing)) {
      sendSnapshot(viewer, "slow-viewer");
    }
  }

  /** Looks into the change log once, unless the last look is still under way. */
  void poll() {
    if (polling || stopped) {
      return;
    }
    polling = true;
    long from = recent.latest();
    ask(() -> LoggedChanges.of(view.changesAfter(from, MOST_AT_ONCE)))
        .onComplete(
            looked -> {
              polling = false;
              sourceOk = looked.succeeded();
              if (looked.succeeded()) {
                take(looked.result());
              } else {
                LOG.debug("the change log does not answer: {}", looked.cause().getMessage());
              }
            });
  }

  /** Asks nothing any more: the workers are about to be closed. */
  void stop() {
    stopped = true;
  }

  private <T> Future<T> ask(Callable<T> question) {
    return stopped
        ? Future.failedFuture("the feed is stopped")
        : workers.executeBlocking(question, false);
  }

  private void take(LoggedChanges changes) {
    ViewPosition position = changes.position();
    boolean otherEpoch =
        !position.epoch().equals(recent.epoch()) || position.sequence() < recent.latest();
    boolean emptied = changes.changes().isEmpty() && position.sequence() > recent.latest();
    if (otherEpoch || emptied) {
      String reason = otherEpoch ? "epoch-changed" : "too-old";
      recent.restart(position.epoch(), position.sequence());
      List.copyOf(viewers).forEach(viewer -> sendSnapshot(viewer, reason));
      return;
    }
    for (LoggedChange change : changes.changes()) {
      if (change.sequence() > recent.latest() + 1) {
        // The log was trimmed beyond what was read: whoever stands before the gap needs a snapshot.
        recent.restart(position.epoch(), change.sequence() - 1);
      }
      recent.add(change);
    }
    if (!changes.changes().isEmpty()) {
      List.copyOf(viewers).forEach(viewer -> follow(viewer, false));
    }
    if (changes.changes().size() == MOST_AT_ONCE) {
      poll();
    }
  }

  private static String reasonAgainst(ViewPosition from, LoggedChanges changes) {
    ViewPosition now = changes.position();
    if (!now.epoch().equals(from.epoch()) || now.sequence() < from.sequence()) {
      return "epoch-changed";
    }
    long missed = now.sequence() - from.sequence();
    boolean whole =
        missed == changes.changes().size()
            && (missed == 0 || changes.changes().get(0).sequence() == from.sequence() + 1);
    return whole ? "" : "too-old";
  }

  private void sendSnapshot(Viewer viewer, String reason) {
    viewer.waitForSnapshot();
    Future<Snapshot> reading = ask(() -> snapshots.read(viewer.principal(), viewer.kinds()));
    reading
        .onFailure(away -> retry(viewer, reason))
        .onSuccess(
            snapshot -> {
              if (!viewers.contains(viewer)) {
                return;
              }
              meters.snapshot(reason);
              viewer.show(snapshot, reason);
              // What happened meanwhile follows at the next look; the hub may even be behind.
            });
  }

  /**
   * The view is away: the viewer keeps waiting, heartbeats tell it why, {@link #wake} tries again.
   */
  private void retry(Viewer viewer, String reason) {
    LOG.debug("a viewer waits for its snapshot ({})", reason);
    unserved.add(viewer);
  }

  /** Tries again to serve those for whom the view was away. */
  void wake() {
    List<Viewer> waiting = List.copyOf(unserved);
    unserved.clear();
    waiting.stream().filter(viewers::contains).forEach(viewer -> sendSnapshot(viewer, "first"));
  }
}
