package io.citygrid.api.photos;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.archive.ArchivedCase;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of which cases a photo is while a command that names it is decided, and after. */
class PhotoClaimsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Principal LI =
      new Principal("li", Set.of(Role.HANDLER), Set.of(), "water", Set.of());
  private static final Principal WANG =
      new Principal("wang", Set.of(Role.HANDLER), Set.of(), "water", Set.of());

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private final WorkerExecutor workers = vertx.createSharedWorkerExecutor("photos", 2);
  private final InMemoryCityView view = new InMemoryCityView();
  private final Map<String, ArchivedCase> record = new HashMap<>();
  private PhotoAlbum album;

  @BeforeEach
  void open() throws Exception {
    album = album(NOON);
  }

  @AfterEach
  void close() throws Exception {
    got(vertx.close());
  }

  @Test
  void aPhotoIsOfTheCaseUntilItsCommandIsRefusedAndForGoodWhenItIsFollowed() throws Exception {
    String photo = keep(1, "li");
    got(album.claim(LI, "CASE", "c-1", List.of(photo, "elsewhere-9")));
    assertThat(casesOf(photo)).containsExactly("CASE");
    got(album.settle("c-1", false));
    assertThat(casesOf(photo)).isEmpty();

    got(album.claim(LI, "CASE", "c-2", List.of(photo)));
    got(album.settle("c-2", true));
    got(album.settle("c-2", false));
    assertThat(casesOf(photo)).as("decided once").containsExactly("CASE");
    got(album.claim(LI, "CASE", "c-3", List.of(photo)));
    got(album.settle("c-3", false));
    assertThat(casesOf(photo)).as("it was of the case before").containsExactly("CASE");
  }

  /** The first of two commands that name one photo may be the one that is refused. */
  @Test
  void eachCommandClaimsForItself() throws Exception {
    String photo = keep(1, "li");
    got(album.claim(LI, "CASE", "c-1", List.of(photo)));
    got(album.claim(LI, "CASE", "c-2", List.of(photo)));
    got(album.claim(LI, "OTHER", "c-3", List.of(photo)));
    assertThat(casesOf(photo)).containsExactlyInAnyOrder("CASE", "OTHER");
    got(album.settle("c-1", false));
    got(album.settle("c-3", false));
    assertThat(casesOf(photo)).containsExactly("CASE");
    got(album.settle("c-2", true));
    assertThat(casesOf(photo)).containsExactly("CASE");
  }

  @Test
  void nobodyClaimsPhotosOfOthers() throws Exception {
    String photo = keep(1, "li");
    got(album.claim(WANG, "CASE", "c-1", List.of(photo)));
    assertThat(casesOf(photo)).isEmpty();
    assertThat(got(album.listNotOwn(WANG, List.of(photo)))).containsExactly(photo);
  }

  @Test
  void whatNobodyWaitedForIsSettledByItsOutcomeAlsoAfterARestart() throws Exception {
    String refused = keep(1, "li");
    String followed = keep(2, "li");
    String open = keep(3, "li");
    got(album.claim(LI, "CASE", "refused", List.of(refused)));
    got(album.claim(LI, "CASE", "followed", List.of(followed)));
    got(album.claim(LI, "CASE", "open", List.of(open)));
    // A process that died while it wrote a claim.
    Files.writeString(directory.resolve("claims").resolve("00.half"), "{");
    album = album(NOON);
    view.outcome("refused", "STALE");
    view.outcome("followed", "DONE");
    got(watch(NOON).look());

    assertThat(casesOf(refused)).isEmpty();
    assertThat(casesOf(followed)).containsExactly("CASE");
    assertThat(casesOf(open)).containsExactly("CASE");
    assertThat(album.listClaims()).extracting(PhotoClaim::commandId).containsExactly("open");
    album = album(NOON);
    assertThat(casesOf(refused)).isEmpty();
    assertThat(casesOf(followed)).containsExactly("CASE");
  }

  @Test
  void anOutcomeThatWasForgottenIsToldByTheRecordAndWhatNobodyDecidesIsOverInTheEnd()
      throws Exception {
    CaseEvent moved = TestvilleMessages.UNDER_CHECK;
    record.put(moved.caseId(), ArchivedCase.of(List.of(moved)));
    String photo = keep(1, "li");
    String lost = keep(2, "li");
    got(album.claim(LI, moved.caseId(), "c-1", List.of(photo)));
    got(album.claim(LI, moved.caseId(), "c-2", List.of(lost)));
    Instant later = NOON.plus(ClaimWatch.OUTCOMES_KEPT).plusSeconds(1);
    got(watch(NOON).lookBack());
    got(watch(later).lookBack());
    assertThat(album.listClaims()).as("neither is in the record").hasSize(2);

    record.put(moved.caseId(), ArchivedCase.of(List.of(naming(moved, photo))));
    got(watch(later).lookBack());
    assertThat(album.listClaims()).extracting(PhotoClaim::commandId).containsExactly("c-2");
    got(watch(NOON.plus(ClaimWatch.UNDECIDED_KEPT).plusSeconds(1)).lookBack());
    assertThat(casesOf(photo)).containsExactly(moved.caseId());
    assertThat(casesOf(lost)).isEmpty();
    assertThat(album.listClaims()).isEmpty();
  }

  private static CaseEvent naming(CaseEvent event, String photo) throws Exception {
    String json = new String(Codecs.CASE_EVENT.encode(event), StandardCharsets.UTF_8);
    String named = json.replaceFirst("\"photos\":\\[[^]]*]", "\"photos\":[\"" + photo + "\"]");
    assertThat(named).contains(photo);
    return Codecs.CASE_EVENT.decode(named.getBytes(StandardCharsets.UTF_8));
  }

  private ClaimWatch watch(Instant now) {
    return new ClaimWatch(
        album,
        new ViewReads(view, workers),
        "DONE"::equals,
        id -> Future.succeededFuture(Optional.ofNullable(record.get(id))),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private PhotoAlbum album(Instant now) throws IOException {
    return PhotoAlbum.open(directory, vertx, workers, Clock.fixed(now, ZoneOffset.UTC));
  }

  private List<String> casesOf(String photo) throws Exception {
    return got(album.find(photo, LI)).orElseThrow().cases();
  }

  private String keep(int number, String person) throws Exception {
    PhotoStore store = PhotoStore.open(directory, 0);
    Path sent = store.newIncoming();
    Files.write(sent, Pictures.jpeg(number));
    String id = store.keep(sent, person).id();
    Files.delete(sent);
    return id;
  }

  private static <T> T got(Future<T> answer) throws Exception {
    return answer
        .toCompletionStage()
        .toCompletableFuture()
        .get(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS);
  }
}
