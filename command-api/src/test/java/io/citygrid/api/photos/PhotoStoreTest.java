package io.citygrid.api.photos;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoStoreTest {
  private static final long RESERVE = 1_000;

  @TempDir Path directory;

  @Test
  void theSamePictureIsKeptOnceForAllWhoSendIt() throws Exception {
    PhotoStore store = PhotoStore.open(directory, RESERVE);
    Photo first = keep(store, Pictures.jpeg(1), "li");
    Photo again = keep(store, Pictures.jpegWith(0xE1, Pictures.exif(6), 1), "wang");
    Photo other = keep(store, Pictures.jpeg(2), "li");

    assertThat(again.id()).isEqualTo(first.id()).isNotEqualTo(other.id());
    assertThat(store.isBy(first.id(), "li")).isTrue();
    assertThat(store.isBy(first.id(), "wang")).isTrue();
    assertThat(store.isBy(other.id(), "wang")).isFalse();
    assertThat(store.find(first.id())).contains(first);
    assertThat(pictures()).hasSize(2);
  }

  @Test
  void knowsNothingByAnIdThatIsNone() throws Exception {
    PhotoStore store = PhotoStore.open(directory, RESERVE);
    for (String id : List.of("", "photo-9", "../../etc/passwd", "photo-" + "0".repeat(64))) {
      assertThat(store.find(id)).isEmpty();
      assertThat(store.isBy(id, "li")).isFalse();
      assertThat(store.casesOf(id)).isEmpty();
      assertThat(PhotoStore.isId(id) && store.tie(id, "C")).isFalse();
    }
  }

  @Test
  void whatBelongsToACaseStaysAndEverythingElseIsForgottenAfterADay() throws Exception {
    PhotoStore store = PhotoStore.open(directory, RESERVE);
    Photo tied = keep(store, Pictures.jpeg(1), "li");
    Photo loose = keep(store, Pictures.jpeg(2), "li");
    assertThat(store.tie(tied.id(), "CASE/1")).isTrue();
    assertThat(store.tie(tied.id(), "CASE/1")).isTrue();
    assertThat(store.tie(tied.id(), "CASE/2")).isTrue();

    assertThat(store.sweep(Instant.now(), id -> false)).isZero();
    Instant tomorrow = Instant.now().plus(PhotoStore.UNTIED_KEPT).plusSeconds(60);
    assertThat(store.sweep(tomorrow, loose.id()::equals)).as("claimed for a case").isZero();
    assertThat(store.sweep(tomorrow, id -> false)).isEqualTo(1);

    assertThat(store.find(loose.id())).isEmpty();
    assertThat(store.tie(loose.id(), "CASE/1")).isFalse();
    assertThat(store.find(tied.id())).isPresent();
    PhotoStore reopened = PhotoStore.open(directory, RESERVE);
    assertThat(reopened.casesOf(tied.id())).containsExactlyInAnyOrder("CASE/1", "CASE/2");
    assertThat(reopened.isBy(tied.id(), "li")).isTrue();
  }

  @Test
  void halvesOfAProcessThatDiedAreDeletedAndWhatIsRefusedLeavesNothing() throws Exception {
    PhotoStore store = PhotoStore.open(directory, RESERVE);
    Files.write(store.newIncoming(), new byte[100]);
    PhotoStore reopened = PhotoStore.open(directory, RESERVE);
    Path sent = reopened.newIncoming();
    Files.write(sent, Pictures.text("no picture"));
    try {
      reopened.keep(sent, "li");
    } catch (UnusablePhotoException e) {
      Files.delete(sent);
    }
    try (Stream<Path> left = Files.walk(directory)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aFullDiskAndAPersonWhoSendsTooMuchAreRefusedBeforeAnythingIsRead() throws Exception {
    AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    PhotoStore store = PhotoStore.open(directory, RESERVE, free::get);
    Clock noon = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
    Vertx vertx = Vertx.vertx();
    PhotoAlbum album =
        new PhotoAlbum(
            store,
            PhotoClaims.open(directory.resolve("claims")),
            new PhotoQuota(noon, 2),
            vertx,
            vertx.createSharedWorkerExecutor("photos"),
            noon);
    Principal li = new Principal("li", Set.of(Role.CITIZEN), Set.of(), "", Set.of());
    try {
      assertThat(album.findRefusal(li)).isEmpty();
      free.set(2L * PhotoAlbum.MOST_BYTES + RESERVE - 1);
      assertThat(album.findRefusal(li)).map(Problem::status).contains(507);
      free.set(2L * PhotoAlbum.MOST_BYTES + RESERVE);
      assertThat(album.findRefusal(li)).isEmpty();
      Optional<Problem> tooMany = album.findRefusal(li);
      assertThat(tooMany).map(Problem::status).contains(429);
      assertThat(tooMany).map(Problem::retryAfterSeconds).contains(12 * 3_600L + 1);
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void theQuotaIsOfADay() {
    Instant[] now = {Instant.parse("2026-03-02T23:59:59Z")};
    Clock clock =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now[0];
          }
        };
    PhotoQuota quota = new PhotoQuota(clock, 1);
    assertThat(quota.takes("li")).isTrue();
    assertThat(quota.takes("li")).isFalse();
    assertThat(quota.takes("wang")).isTrue();
    now[0] = now[0].plusSeconds(1);
    assertThat(quota.takes("li")).isTrue();
  }

  private static Photo keep(PhotoStore store, byte[] picture, String person)
      throws IOException, UnusablePhotoException {
    Path sent = store.newIncoming();
    Files.write(sent, picture);
    Photo kept = store.keep(sent, person);
    Files.delete(sent);
    return kept;
  }

  private List<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith("picture.")).toList();
    }
  }
}
