package io.citygrid.city.wire;

import java.time.Instant;
import java.util.List;

/**
 * How a city's content travels on {@link Topics#CITY_MODEL}: its files, gzip-compressed and cut
 * into chunks that fit any broker, then a manifest that names them.
 *
 * <p>Keys: {@code file/<sha256>/<chunk>} for chunks (a file that did not change is not sent again)
 * and {@code manifest/<version>} for manifests. The publisher sends all chunks before the manifest;
 * a reader acts on a manifest once all its files are there. Versions are consecutive from 1; the
 * publisher removes old ones by tombstones and keeps at least the newest {@link #KEPT_VERSIONS}.
 */
public final class CityMessages {
  /** At most this many bytes of compressed file in a chunk. */
  public static final int CHUNK_BYTES = 700_000;

  /** How many versions stay readable, for reports that were received under them. */
  public static final int KEPT_VERSIONS = 32;

  private CityMessages() {}

  /**
   * Names the files of a version.
   *
   * @param version counts from 1
   * @param validFrom when it was published
   * @param publishedBy user id of who published it
   * @param files sorted by path
   */
  public record Manifest(
      long version, Instant validFrom, String publishedBy, List<FileEntry> files) {}

  /**
   * One file of a version.
   *
   * @param path relative to the city's directory, with forward slashes
   * @param sha256 of the uncompressed content, hexadecimal
   * @param chunks number of chunks, at least 1
   * @param since the version in which this path first had this content
   */
  public record FileEntry(String path, String sha256, int chunks, long since) {}

  public static String chunkKey(String sha256, int chunk) {
    return "file/" + sha256 + "/" + chunk;
  }

  public static String manifestKey(long version) {
    return "manifest/" + version;
  }
}
