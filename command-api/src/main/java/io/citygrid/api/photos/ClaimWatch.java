package io.citygrid.api.photos;

import io.citygrid.api.archive.ArchivedCase;
import io.citygrid.api.view.ViewReads;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles the claims of commands whose outcome nobody waited for: of a batch, or decided late. The
 * outcome says whether their photos are of the case. An outcome that was forgotten before it was
 * read, while this process was down, is told by the record: a command that was followed stands in
 * the history of its case.
 */
public final class ClaimWatch {
  /** The live view has forgotten an outcome by then. */
  static final Duration OUTCOMES_KEPT = Duration.ofMinutes(10);

  /** What nobody has decided for so long is not decided any more. */
  static final Duration UNDECIDED_KEPT = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(ClaimWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LOOKS_BACK = Duration.ofMinutes(1);
  private static final int MOST_AT_ONCE = 500;

  private final PhotoAlbum album;
  private final ViewReads reads;
  private final Predicate<String> isDone;
  private final Function<String, Future<Optional<ArchivedCase>>> record;
  private final Clock clock;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final AtomicBoolean lookingBack = new AtomicBoolean();

  /**
   * @param isDone whether an outcome, as JSON, says that its command was followed
   * @param record finds a case by its id, as far as the record has been read
   */
  public ClaimWatch(
      PhotoAlbum album,
      ViewReads reads,
      Predicate<String> isDone,
      Function<String, Future<Optional<ArchivedCase>>> record,
      Clock clock) {
    this.album = album;
    this.reads = reads;
    this.isDone = isDone;
    this.record = record;
    this.clock = clock;
  }

  /** Begins to look, again and again. */
  public void watch(Vertx vertx) {
    vertx.setPeriodic(BETWEEN_LOOKS.toMillis(), tick -> once(looking, this::look));
    vertx.setPeriodic(BETWEEN_LOOKS_BACK.toMillis(), tick -> once(lookingBack, this::lookBack));
  }

  private static void once(AtomicBoolean running, Supplier<Future<Void>> look) {
    if (running.compareAndSet(false, true)) {
      // While the view or the disk is away nothing is settled.
      look.get()
          .onFailure(failed -> LOG.debug("Claims are not settled yet", failed))
          .onComplete(done -> running.set(false));
    }
  }

  /** Settles what has an outcome. */
  Future<Void> look() {
    List<String> ids = oldestFirst().map(PhotoClaim::commandId).limit(MOST_AT_ONCE).toList();
    return ids.isEmpty()
        ? Future.succeededFuture()
        : reads.ask(view -> view.outcomes(ids)).compose(this::settle);
  }

  private Future<Void> settle(Map<String, String> outcomes) {
    return all(
        outcomes.entrySet().stream()
            .map(each -> album.settle(each.getKey(), isDone.test(each.getValue()))));
  }

  /** Settles what should have had an outcome long ago, by the record. */
  Future<Void> lookBack() {
    Instant now = clock.instant();
    return all(
        oldestFirst()
            .filter(claim -> claim.since().plus(OUTCOMES_KEPT).isBefore(now))
            .limit(MOST_AT_ONCE)
            .map(
                claim -> record.apply(claim.caseId()).compose(found -> settle(claim, found, now))));
  }

  private Future<Void> settle(PhotoClaim claim, Optional<ArchivedCase> found, Instant now) {
    if (found.filter(known -> names(known, claim)).isPresent()) {
      return album.settle(claim.commandId(), true);
    }
    return claim.since().plus(UNDECIDED_KEPT).isBefore(now)
        ? album.settle(claim.commandId(), false)
        : Future.succeededFuture();
  }

  /** True when a move of the case names a photo of the claim: it was followed. */
  private static boolean names(ArchivedCase known, PhotoClaim claim) {
    return known.events().stream()
        .flatMap(event -> event.made().photos().stream())
        .anyMatch(claim.photos()::contains);
  }

  private Stream<PhotoClaim> oldestFirst() {
    return album.listClaims().stream().sorted(Comparator.comparing(PhotoClaim::since));
  }

  private static Future<Void> all(Stream<Future<Void>> futures) {
    return Future.all(futures.toList()).mapEmpty();
  }
}
