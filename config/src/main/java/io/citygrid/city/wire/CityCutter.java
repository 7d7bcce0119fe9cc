package io.citygrid.city.wire;

import io.citygrid.city.load.CityFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Cuts the files of a city into messages; {@link CityAssembler} puts them together again. */
public final class CityCutter {
  private CityCutter() {}

  /**
   * The version after {@code previous} with these files. Content that was in the previous version,
   * under whatever path, is not sent again.
   *
   * @param previous the newest version; empty for the first
   * @throws IllegalArgumentException when a file is larger than {@link CityMessages#MAX_FILE_BYTES}
   */
  public static CityParts cut(
      CityFiles files, Optional<Manifest> previous, Instant validFrom, String publishedBy) {
    long version = previous.map(Manifest::version).orElse(0L) + 1;
    Map<String, ManifestFile> byPath = new HashMap<>();
    Map<String, Integer> chunksBySha = new HashMap<>();
    for (ManifestFile file : previous.map(Manifest::files).orElse(List.of())) {
      byPath.put(file.path(), file);
      chunksBySha.put(file.sha256(), file.chunks());
    }
    List<CityMessage> messages = new ArrayList<>();
    List<ManifestFile> entries = new ArrayList<>();
    files
        .contents()
        .forEach(
            (path, content) -> {
              String sha256 = Sha256.hex(files.sha256(path));
              int chunks =
                  chunksBySha.computeIfAbsent(sha256, sha -> chunk(path, sha, content, messages));
              ManifestFile before = byPath.get(path);
              boolean same = before != null && before.sha256().equals(sha256);
              entries.add(
                  same ? before : new ManifestFile(path, sha256, chunks, version, validFrom));
            });
    return new CityParts(new Manifest(version, validFrom, publishedBy, entries), messages);
  }

  /**
   * Keys to take back with a null value so that the newest {@link CityMessages#KEPT_VERSIONS}
   * remain: manifests first, then chunks that no remaining version needs.
   *
   * @param published all manifests that are on the topic
   */
  public static List<String> outdatedKeys(Collection<Manifest> published) {
    List<Manifest> newestFirst =
        published.stream().sorted(Comparator.comparingLong(Manifest::version).reversed()).toList();
    int kept = Math.min(CityMessages.KEPT_VERSIONS, newestFirst.size());
    Set<String> needed = new HashSet<>();
    newestFirst.subList(0, kept).forEach(manifest -> addChunkKeys(manifest, needed));
    List<String> keys = new ArrayList<>();
    Set<String> chunks = new java.util.TreeSet<>();
    for (Manifest old : newestFirst.subList(kept, newestFirst.size())) {
      keys.add(CityMessages.manifestKey(old.version()));
      addChunkKeys(old, chunks);
    }
    chunks.removeAll(needed);
    keys.addAll(chunks);
    return keys;
  }

  private static void addChunkKeys(Manifest manifest, Set<String> keys) {
    for (ManifestFile file : manifest.files()) {
      for (int chunk = 0; chunk < file.chunks(); chunk++) {
        keys.add(CityMessages.chunkKey(file.sha256(), chunk));
      }
    }
  }

  private static int chunk(String path, String sha256, byte[] content, List<CityMessage> messages) {
    if (content.length > CityMessages.MAX_FILE_BYTES) {
      throw new IllegalArgumentException(
          "%s has %d bytes; a file of a city may have at most %d"
              .formatted(path, content.length, CityMessages.MAX_FILE_BYTES));
    }
    byte[] packed = gzip(content);
    int chunks = 0;
    for (int from = 0; from < packed.length; from += CityMessages.CHUNK_BYTES) {
      int to = Math.min(packed.length, from + CityMessages.CHUNK_BYTES);
      messages.add(
          new CityMessage(
              CityMessages.chunkKey(sha256, chunks), Arrays.copyOfRange(packed, from, to)));
      chunks++;
    }
    return chunks;
  }

  private static byte[] gzip(byte[] content) {
    var packed = new ByteArrayOutputStream(content.length / 4 + 64);
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return packed.toByteArray();
  }
}
