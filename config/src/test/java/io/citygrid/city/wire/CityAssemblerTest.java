package io.citygrid.city.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CityAssemblerTest {
  private static final int VERSIONS = 6;

  /** A few versions of a city of small files, with everything that was ever sent of them. */
  private record History(List<CityFiles> versions, List<CityMessage> messages) {

    static History of(Random random) {
      List<CityFiles> versions = new ArrayList<>();
      List<CityMessage> messages = new ArrayList<>();
      Optional<Manifest> previous = Optional.empty();
      CityFiles files = CityFiles.of(Map.of("city.yaml", bytes("one"), "a.geojson", bytes("two")));
      for (int version = 1; version <= VERSIONS; version++) {
        CityParts parts = CityCutter.cut(files, previous, Testville.FOUNDED, "mayor");
        versions.add(files);
        messages.addAll(parts.messages());
        previous = Optional.of(parts.manifest());
        String path = List.of("city.yaml", "a.geojson", "b.csv").get(random.nextInt(3));
        byte[] content = new byte[random.nextInt(3) * CityMessages.CHUNK_BYTES];
        random.nextBytes(content);
        files = files.with(path, content);
      }
      return new History(versions, messages);
    }
  }

  @Property(tries = 30)
  void tellsEveryVersionOnceWhateverTheOrderAndTheRepeats(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    History history = History.of(random);
    List<CityMessage> messages = new ArrayList<>(history.messages());
    messages.addAll(history.messages().subList(0, history.messages().size() / 2));
    Collections.shuffle(messages, random);
    var assembler = new CityAssembler();
    List<AssembledCity> told = new ArrayList<>();
    for (CityMessage message : messages) {
      told.addAll(assembler.accept(message.key(), message.value()));
    }
    assertThat(told.stream().map(city -> city.manifest().version()))
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
    for (AssembledCity city : told) {
      CityFiles expected = history.versions().get((int) city.manifest().version() - 1);
      assertThat(city.files().contents().keySet()).isEqualTo(expected.contents().keySet());
      expected
          .contents()
          .forEach(
              (path, content) -> assertThat(city.files().contents()).containsEntry(path, content));
    }
  }

  @Test
  void sendsOnlyTheFileThatChanged() {
    CityParts first =
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "mayor");
    CityFiles changed = Testville.files().with("responsibility.csv", bytes("changed"));
    CityParts second =
        CityCutter.cut(
            changed, Optional.of(first.manifest()), Testville.FOUNDED.plusSeconds(9), "mayor");
    assertThat(first.chunks()).hasSameSizeAs(Testville.files().contents().keySet());
    assertThat(second.chunks()).hasSize(1);
    assertThat(second.manifest().cityVersion())
        .isEqualTo(new CityVersion(2, 1, 2, Testville.FOUNDED.plusSeconds(9)));
  }

  @Test
  void countsLayerFilesAsFencesAndAllOthersAsRules() {
    CityParts first =
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "mayor");
    CityFiles changed = Testville.files().with("layers/market.geojson", bytes("changed"));
    CityParts second =
        CityCutter.cut(changed, Optional.of(first.manifest()), Testville.FOUNDED, "mayor");
    assertThat(second.manifest().cityVersion())
        .isEqualTo(new CityVersion(2, 2, 1, Testville.FOUNDED));
  }

  @Test
  void keepsTheVersionOfALayerThatDidNotChange() throws Exception {
    CityParts first =
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "mayor");
    CityFiles changed =
        Testville.files()
            .with(
                "devices.csv",
                bytes("id,kind,name_zh,name_en,lon,lat\nx,air,站,Station,118.05,31.05\n"));
    CityParts second =
        CityCutter.cut(
            changed, Optional.of(first.manifest()), Testville.FOUNDED.plusSeconds(60), "mayor");
    CityLoader loader = new CityLoader();
    City before = new AssembledCity(first.manifest(), Testville.files()).load(loader);
    City after = new AssembledCity(second.manifest(), changed).load(loader);
    assertThat(after.layers()).hasSameSizeAs(before.layers());
    for (var layer : before.layers()) {
      var same = after.findLayer(layer.id()).orElseThrow().fences();
      assertThat(same).isSameAs(layer.fences());
      assertThat(same.version()).isEqualTo(1);
      assertThat(same.validFrom()).isEqualTo(Testville.FOUNDED);
    }
  }

  @Test
  void knowsOfWhichVersionAFileIsStillToCome() throws Exception {
    CityParts parts =
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "mayor");
    var assembler = new CityAssembler();
    assertThat(assembler.isIncomplete(1)).isFalse();
    List<CityMessage> backwards = new ArrayList<>(parts.messages());
    Collections.reverse(backwards);
    for (CityMessage message : backwards.subList(0, backwards.size() - 1)) {
      assembler.accept(message.key(), message.value());
      assertThat(assembler.isIncomplete(1)).isTrue();
    }
    CityMessage last = backwards.get(backwards.size() - 1);
    assertThat(assembler.accept(last.key(), last.value())).hasSize(1);
    assertThat(assembler.isIncomplete(1)).isFalse();
  }

  @Test
  void remembersOnlyTheNewestVersions() throws Exception {
    var assembler = new CityAssembler();
    List<Manifest> manifests = publish(assembler, CityMessages.KEPT_VERSIONS + 3);
    assertThat(assembler.manifests()).isEqualTo(manifests.subList(3, manifests.size()));
    CityMessage first = message(manifests.get(0));
    assertThat(assembler.accept(first.key(), first.value())).isEmpty();
    assertThat(assembler.manifests()).hasSize(CityMessages.KEPT_VERSIONS);
  }

  @Test
  void takesBackWhatNoKeptVersionNeeds() throws Exception {
    List<Manifest> manifests = publish(new CityAssembler(), CityMessages.KEPT_VERSIONS + 2);
    List<String> outdated = CityCutter.outdatedKeys(manifests);
    assertThat(outdated)
        .startsWith("manifest/2", "manifest/1")
        .containsExactlyInAnyOrder(
            "manifest/2",
            "manifest/1",
            CityMessages.chunkKey(manifests.get(0).files().get(0).sha256(), 0),
            CityMessages.chunkKey(manifests.get(1).files().get(0).sha256(), 0));
    assertThat(CityCutter.outdatedKeys(manifests.subList(2, manifests.size()))).isEmpty();
  }

  @Test
  void forgetsWhatIsTakenBack() throws Exception {
    var assembler = new CityAssembler();
    CityParts parts =
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "mayor");
    for (CityMessage chunk : parts.chunks()) {
      assembler.accept(chunk.key(), chunk.value());
    }
    assembler.accept(parts.chunks().get(0).key(), null);
    CityMessage manifest = message(parts.manifest());
    assertThat(assembler.accept(manifest.key(), manifest.value())).isEmpty();
    CityMessage again = parts.chunks().get(0);
    assertThat(assembler.accept(again.key(), again.value())).hasSize(1);
    assembler.accept(manifest.key(), null);
    assertThat(assembler.manifests()).isEmpty();
  }

  @Test
  void refusesAFileWhoseSumIsWrongAndTakesTheRightOneLater() throws Exception {
    var assembler = new CityAssembler();
    // Content that nobody in this process has unpacked before.
    Map<String, byte[]> contents = new TreeMap<>();
    for (int i = 0; i < 6; i++) {
      contents.put("file-" + i, bytes(i + " " + System.nanoTime()));
    }
    CityParts parts =
        CityCutter.cut(CityFiles.of(contents), Optional.empty(), Testville.FOUNDED, "mayor");
    List<CityMessage> chunks = parts.chunks();
    for (CityMessage chunk : chunks) {
      assembler.accept(chunk.key(), chunk.value());
    }
    assembler.accept(chunks.get(3).key(), chunks.get(4).value());
    CityMessage manifest = message(parts.manifest());
    assertThatThrownBy(() -> assembler.accept(manifest.key(), manifest.value()))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("sum");
    byte[] right = chunks.get(3).value();
    assertThat(assembler.accept(chunks.get(3).key(), right)).hasSize(1);
  }

  /** A city in one process has many tasks that each put all of its versions together. */
  @Test
  void whoPutsTheSameVersionTogetherHasTheSameContent() throws Exception {
    CityParts parts =
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "mayor");
    List<AssembledCity> told = new ArrayList<>();
    for (CityAssembler assembler : List.of(new CityAssembler(), new CityAssembler())) {
      for (CityMessage message : parts.messages()) {
        told.addAll(assembler.accept(message.key(), message.value()));
      }
    }
    assertThat(told).hasSize(2);
    told.get(0)
        .files()
        .contents()
        .forEach(
            (path, content) ->
                assertThat(told.get(1).files().contents().get(path)).isSameAs(content));
    assertThat(LoadedCities.load(told.get(0))).isSameAs(LoadedCities.load(told.get(1)));
  }

  @Test
  void refusesMessagesOfNoUse() {
    var assembler = new CityAssembler();
    for (String key : List.of("", "file/1", "manifest/0", "manifest/x", "file/../0")) {
      assertThatThrownBy(() -> assembler.accept(key, bytes("{}")))
          .isInstanceOf(WireException.class);
    }
    assertThatThrownBy(() -> assembler.accept("manifest/1", bytes("{")))
        .isInstanceOf(WireException.class);
  }

  private static List<Manifest> publish(CityAssembler assembler, int versions) throws Exception {
    List<Manifest> manifests = new ArrayList<>();
    Optional<Manifest> previous = Optional.empty();
    for (int version = 1; version <= versions; version++) {
      CityFiles files = CityFiles.of(Map.of("city.yaml", bytes("x".repeat(version))));
      CityParts parts = CityCutter.cut(files, previous, Testville.FOUNDED, "mayor");
      for (CityMessage message : parts.messages()) {
        assembler.accept(message.key(), message.value());
      }
      previous = Optional.of(parts.manifest());
      manifests.add(parts.manifest());
    }
    return manifests;
  }

  private static CityMessage message(Manifest manifest) {
    return new CityMessage(
        CityMessages.manifestKey(manifest.version()), Codecs.MANIFEST.encode(manifest));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
