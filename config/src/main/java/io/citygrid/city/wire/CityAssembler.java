package io.citygrid.city.wire;

import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.load.CityFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts versions of the city together from the messages of {@link Topics#CITY_MODEL}, whatever their
 * order and however often each comes: a version is told once, when its manifest and all chunks of
 * its files are there and their sums are right.
 *
 * <p>Knows the newest {@link CityMessages#KEPT_VERSIONS} versions; older manifests are forgotten.
 * Chunks that no known version needs are kept for a manifest still to come, up to {@link
 * #MAX_SPARE_BYTES}; beyond that the oldest are dropped. Not thread-safe.
 */
public final class CityAssembler {
  /** How many bytes of chunks without a manifest are held. */
  static final long MAX_SPARE_BYTES = 128L * 1024 * 1024;

  private static final Pattern CHUNK_KEY = Pattern.compile("file/([0-9a-f]{64})/(\\d{1,6})");
  private static final Pattern MANIFEST_KEY = Pattern.compile("manifest/([1-9]\\d{0,17})");

  /** Chunks by key, those that came first in front. */
  private final Map<String, byte[]> chunks = new LinkedHashMap<>();

  private final NavigableMap<Long, Manifest> manifests = new TreeMap<>();
  private final Set<Long> told = new HashSet<>();

  /**
   * Content of the files of the version that was told last, by their sums: most of them are those
   * of the next one too.
   */
  private final Map<String, byte[]> unpacked = new HashMap<>();

  /**
   * Takes one message.
   *
   * @param value null takes back what the key said before
   * @return the versions that this message completes, oldest first; mostly none
   * @throws WireException when the message is of no use, or completes a file whose sum is wrong
   *     (then its chunks are forgotten and can be sent again); a file that is unpacked in this
   *     process already is known by its sum, and its chunks are not looked at
   */
  public List<AssembledCity> accept(String key, byte @Nullable [] value) throws WireException {
    Matcher chunk = CHUNK_KEY.matcher(key);
    if (chunk.matches()) {
      return acceptChunk(key, chunk.group(1), value);
    }
    Matcher manifest = MANIFEST_KEY.matcher(key);
    if (manifest.matches()) {
      return acceptManifest(Long.parseLong(manifest.group(1)), value);
    }
    throw new WireException(
        DeadLetterReason.INVALID_VALUE,
        "key",
        "must be file/<sha256>/<chunk> or manifest/<version> but is '" + key + "'");
  }

  /** The manifests that are known and not outdated, oldest first, complete or not. */
  public List<Manifest> manifests() {
    return List.copyOf(manifests.values());
  }

  /** True while the manifest of this version is there and some chunk of its files is not. */
  public boolean isIncomplete(long version) {
    return manifests.containsKey(version) && !told.contains(version);
  }

  private List<AssembledCity> acceptChunk(String key, String sha256, byte @Nullable [] value)
      throws WireException {
    if (value == null) {
      chunks.remove(key);
      return List.of();
    }
    chunks.put(key, value);
    List<AssembledCity> complete = new ArrayList<>();
    for (Manifest manifest : manifests.values()) {
      if (!told.contains(manifest.version()) && needs(manifest, sha256)) {
        complete.addAll(complete(manifest));
      }
    }
    dropSpareChunks();
    return complete;
  }

  private List<AssembledCity> acceptManifest(long version, byte @Nullable [] value)
      throws WireException {
    if (value == null) {
      manifests.remove(version);
      told.remove(version);
      return List.of();
    }
    Manifest manifest = Codecs.MANIFEST.decode(value);
    if (manifest.version() != version) {
      throw new WireException(
          DeadLetterReason.INVALID_VALUE,
          "version",
          "is " + manifest.version() + " in a message whose key says " + version);
    }
    if (!manifest.equals(manifests.put(version, manifest))) {
      told.remove(version);
    }
    while (manifests.size() > CityMessages.KEPT_VERSIONS) {
      told.remove(manifests.pollFirstEntry().getKey());
    }
    return manifests.containsKey(version) && !told.contains(version)
        ? complete(manifest)
        : List.of();
  }

  private static boolean needs(Manifest manifest, String sha256) {
    return manifest.files().stream().anyMatch(file -> file.sha256().equals(sha256));
  }

  private List<AssembledCity> complete(Manifest manifest) throws WireException {
    for (ManifestFile file : manifest.files()) {
      for (int chunk = 0; chunk < file.chunks(); chunk++) {
        if (!chunks.containsKey(CityMessages.chunkKey(file.sha256(), chunk))) {
          return List.of();
        }
      }
    }
    TreeMap<String, byte[]> contents = new TreeMap<>();
    for (ManifestFile file : manifest.files()) {
      contents.put(file.path(), UnpackedFiles.get(file.sha256(), () -> unpack(file)));
    }
    unpacked.clear();
    manifest.files().forEach(file -> unpacked.put(file.sha256(), contents.get(file.path())));
    told.add(manifest.version());
    return List.of(new AssembledCity(manifest, new CityFiles(contents)));
  }

  private byte[] unpack(ManifestFile file) throws WireException {
    List<InputStream> parts = new ArrayList<>();
    for (int chunk = 0; chunk < file.chunks(); chunk++) {
      byte[] part = chunks.get(CityMessages.chunkKey(file.sha256(), chunk));
      if (part != null) {
        parts.add(new ByteArrayInputStream(part));
      }
    }
    byte[] content;
    try (var gzip = new GZIPInputStream(new SequenceInputStream(Collections.enumeration(parts)))) {
      content = gzip.readNBytes(CityMessages.MAX_FILE_BYTES + 1);
    } catch (IOException e) {
      throw broken(file, "cannot be unpacked: " + e.getMessage());
    }
    if (content.length > CityMessages.MAX_FILE_BYTES) {
      throw broken(file, "is larger than " + CityMessages.MAX_FILE_BYTES + " bytes");
    }
    if (!Sha256.hex(content).equals(file.sha256())) {
      throw broken(file, "does not have the sum " + file.sha256());
    }
    return content;
  }

  private WireException broken(ManifestFile file, String what) {
    for (int chunk = 0; chunk < file.chunks(); chunk++) {
      chunks.remove(CityMessages.chunkKey(file.sha256(), chunk));
    }
    return new WireException(
        DeadLetterReason.INVALID_VALUE, file.path(), "the file " + file.path() + " " + what);
  }

  private void dropSpareChunks() {
    long held = 0;
    for (byte[] chunk : chunks.values()) {
      held += chunk.length;
    }
    if (held <= MAX_SPARE_BYTES) {
      return;
    }
    Set<String> needed = new HashSet<>();
    manifests.values().forEach(manifest -> addShas(manifest, needed));
    var oldestFirst = chunks.entrySet().iterator();
    while (held > MAX_SPARE_BYTES && oldestFirst.hasNext()) {
      var chunk = oldestFirst.next();
      if (!needed.contains(shaOf(chunk.getKey()))) {
        held -= chunk.getValue().length;
        oldestFirst.remove();
      }
    }
  }

  private static void addShas(Manifest manifest, Set<String> shas) {
    manifest.files().forEach(file -> shas.add(file.sha256()));
  }

  private static String shaOf(String chunkKey) {
    return chunkKey.substring("file/".length(), chunkKey.lastIndexOf('/'));
  }
}
