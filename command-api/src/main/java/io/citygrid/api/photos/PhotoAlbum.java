package io.citygrid.api.photos;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The photos of the city, for everything in the API that has to do with them. Thread-safe. */
public final class PhotoAlbum {
  /** A photo may have at most so many bytes. */
  static final int MOST_BYTES = 10 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(PhotoAlbum.class);
  private static final long RESERVE_BYTES = 256L * 1024 * 1024;
  private static final int MOST_A_DAY = 200;
  private static final int MOST_AT_ONCE = 64;
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  private final PhotoStore store;
  private final PhotoClaims claims;
  private final PhotoQuota quota;
  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final Clock clock;
  private final AtomicInteger receiving = new AtomicInteger();

  PhotoAlbum(
      PhotoStore store,
      PhotoClaims claims,
      PhotoQuota quota,
      Vertx vertx,
      WorkerExecutor workers,
      Clock clock) {
    this.store = store;
    this.claims = claims;
    this.quota = quota;
    this.clock = clock;
    this.vertx = vertx;
    this.workers = workers;
  }

  /**
   * Opens the photos in a directory, making it when it is not there, and forgets, now and every
   * hour, what belongs to no case for a day.
   */
  public static PhotoAlbum open(Path directory, Vertx vertx, WorkerExecutor workers, Clock clock)
      throws IOException {
    PhotoStore store = PhotoStore.open(directory, RESERVE_BYTES);
    PhotoClaims claims = PhotoClaims.open(directory.resolve("claims"));
    Predicate<String> isClaimed = photo -> !claims.casesOf(photo).isEmpty();
    store.sweep(clock.instant(), isClaimed);
    vertx.setPeriodic(
        BETWEEN_SWEEPS.toMillis(),
        hour ->
            workers
                .executeBlocking(() -> store.sweep(clock.instant(), isClaimed), false)
                .onFailure(failed -> LOG.error("Photos of no case are not forgotten", failed)));
    return new PhotoAlbum(store, claims, new PhotoQuota(clock, MOST_A_DAY), vertx, workers, clock);
  }

  /** Takes the body of a request as a photo of this person; called when the request arrives. */
  Future<Photo> receive(HttpServerRequest request, Principal sender) {
    Optional<Problem> refusal = findRefusal(sender);
    if (refusal.isPresent()) {
      return Future.failedFuture(new ProblemException(refusal.get()));
    }
    Path file = store.newIncoming();
    receiving.incrementAndGet();
    return PhotoUpload.receive(vertx, request, file, MOST_BYTES)
        .compose(received -> workers.executeBlocking(() -> keep(file, sender.id()), false))
        .eventually(
            () -> {
              receiving.decrementAndGet();
              return workers.executeBlocking(() -> Files.deleteIfExists(file), false);
            });
  }

  /** Why this person may not send a photo now; a person who may is counted. */
  Optional<Problem> findRefusal(Principal sender) {
    if (receiving.get() >= MOST_AT_ONCE) {
      return Optional.of(Problem.unavailable("Too many photos come at the same time"));
    }
    // Twice: what came, and what is made of it.
    if (!store.hasRoom(2L * MOST_BYTES * (1 + receiving.get()))) {
      return Optional.of(Problem.noRoom("The disk of the photos is full; nothing was kept"));
    }
    return quota.takes(sender.id())
        ? Optional.empty()
        : Optional.of(
            Problem.overQuota(
                "You have sent %d photos today, which is the most".formatted(quota.mostPhotos()),
                quota.secondsLeft()));
  }

  private Photo keep(Path file, String person) {
    try {
      return store.keep(file, person);
    } catch (UnusablePhotoException e) {
      throw new ProblemException(
          Problem.unsupportedMedia(
              "The photo must be a whole JPEG, PNG or WebP; this one " + e.getMessage()));
    } catch (IOException e) {
      LOG.error("A photo could not be kept", e);
      throw PhotoUpload.noRoom(e);
    }
  }

  /** A photo with the cases it belongs to; empty when there is none. */
  Future<Optional<Found>> find(String id, Principal asker) {
    return workers.executeBlocking(
        () -> {
          Optional<Photo> photo = store.find(id);
          return photo.isEmpty()
              ? Optional.<Found>empty()
              : Optional.of(new Found(photo.get(), store.isBy(id, asker.id()), casesOf(id)));
        },
        false);
  }

  /**
   * A photo that was found.
   *
   * @param own whether the asker sent it
   */
  record Found(Photo photo, boolean own, List<String> cases) {}

  /**
   * Those of the texts that look like photos kept here and are none that this person sent: naming
   * them is refused, or one could show oneself photos of others by naming them in an own case.
   * Photos kept elsewhere have ids of another form and are nobody's matter here.
   */
  public Future<Set<String>> listNotOwn(Principal sender, Collection<String> photos) {
    List<String> here = photos.stream().filter(PhotoStore::isId).distinct().toList();
    return here.isEmpty()
        ? Future.succeededFuture(Set.of())
        : workers.executeBlocking(
            () -> {
              Set<String> notOwn = new HashSet<>(here);
              notOwn.removeIf(id -> isOwn(id, sender));
              return notOwn;
            },
            false);
  }

  /**
   * A command claims the photo that a citizen names as taken on the spot for a case.
   *
   * @return fails with a problem of status 400 that names the field, when it is none kept here, not
   *     the sender's, or was used for another case
   */
  public Future<Void> claimOnTheSpot(
      Principal sender, String caseId, String commandId, String photo, String field) {
    return workers.executeBlocking(
        () -> {
          if (!isOwn(photo, sender)) {
            throw ProblemException.field(field, "must be the id of a photo that you have sent");
          }
          if (casesOf(photo).stream().anyMatch(other -> !other.equals(caseId))) {
            throw ProblemException.field(field, "was used for another case; take one here");
          }
          keepClaim(sender, caseId, commandId, List.of(photo));
          return null;
        },
        false);
  }

  /**
   * A command claims the own photos among these for a case: who sees the case sees them, until the
   * command is refused. Call it before the command is written, and {@link #settle} when it is
   * decided.
   */
  public Future<Void> claim(
      Principal sender, String caseId, String commandId, Collection<String> photos) {
    List<String> here = photos.stream().filter(PhotoStore::isId).distinct().toList();
    return here.isEmpty()
        ? Future.succeededFuture()
        : workers.executeBlocking(
            () -> {
              keepClaim(sender, caseId, commandId, here);
              return null;
            },
            false);
  }

  private void keepClaim(Principal sender, String caseId, String commandId, List<String> photos)
      throws IOException {
    List<String> claimed =
        photos.stream().filter(id -> isOwn(id, sender) && !store.isOf(id, caseId)).toList();
    if (!claimed.isEmpty()) {
      claims.put(new PhotoClaim(commandId, caseId, claimed, clock.instant()));
    }
  }

  /**
   * A command was decided: what it claimed belongs to the case for good, or does not belong to it
   * any more. Nothing happens when it has no claim.
   */
  public Future<Void> settle(String commandId, boolean isFollowed) {
    return claims.find(commandId).isEmpty()
        ? Future.succeededFuture()
        : workers.executeBlocking(
            () -> {
              Optional<PhotoClaim> claim = claims.find(commandId);
              if (claim.isPresent()) {
                for (String photo : isFollowed ? claim.get().photos() : List.<String>of()) {
                  store.tie(photo, claim.get().caseId());
                }
                claims.remove(commandId);
              }
              return null;
            },
            false);
  }

  /** What is not settled yet. */
  Collection<PhotoClaim> listClaims() {
    return claims.list();
  }

  private List<String> casesOf(String photo) throws IOException {
    Set<String> cases = new LinkedHashSet<>(store.casesOf(photo));
    cases.addAll(claims.casesOf(photo));
    return List.copyOf(cases);
  }

  private boolean isOwn(String id, Principal sender) {
    try {
      return store.isBy(id, sender.id()) && store.find(id).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
