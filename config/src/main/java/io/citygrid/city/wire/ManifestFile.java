package io.citygrid.city.wire;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One file of a version of the city.
 *
 * @param path relative to the city's directory, with forward slashes
 * @param sha256 of the uncompressed content, 64 small hexadecimal digits
 * @param chunks number of chunks, at least 1
 * @param since the version in which this path first had this content
 * @param validFrom when that version was published
 */
public record ManifestFile(String path, String sha256, int chunks, long since, Instant validFrom) {
  private static final Pattern PATH =
      Pattern.compile("(?!.*(^|/)\\.)[^/\\\\\\p{Cntrl}]+(/[^/\\\\\\p{Cntrl}]+)*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int MAX_CHUNKS = 2 * CityMessages.MAX_FILE_BYTES / CityMessages.CHUNK_BYTES;

  public ManifestFile {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "path must be relative, with forward slashes and nothing hidden, but is '" + path + "'");
    }
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("sha256 must be 64 small hexadecimal digits");
    }
    if (chunks < 1 || chunks > MAX_CHUNKS) {
      throw new IllegalArgumentException("chunks must be in [1, " + MAX_CHUNKS + "]");
    }
    if (since < 1) {
      throw new IllegalArgumentException("since must be at least 1");
    }
  }

  /** True for GeoJSON, which draws fences. */
  boolean isLayer() {
    return path.endsWith(".geojson") || path.endsWith(".geojson.gz");
  }
}
