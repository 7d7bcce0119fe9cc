package io.citygrid.city.wire;

import io.citygrid.city.CityVersion;
import io.citygrid.city.load.FileVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names the files of one version of the city; see {@link CityMessages}.
 *
 * @param version counts from 1
 * @param validFrom when it was published
 * @param publishedBy user id of who published it
 * @param files sorted by path, each path once
 */
public record Manifest(
    long version, Instant validFrom, String publishedBy, List<ManifestFile> files) {
  public Manifest {
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1 but is " + version);
    }
    files = List.copyOf(files);
    for (int i = 0; i < files.size(); i++) {
      ManifestFile file = files.get(i);
      if (i > 0 && files.get(i - 1).path().compareTo(file.path()) >= 0) {
        throw new IllegalArgumentException(
            "files must be sorted by path, each path once; " + file.path() + " is out of order");
      }
      if (file.since() > version) {
        throw new IllegalArgumentException(
            file.path() + " cannot be as it is since version " + file.since() + " of " + version);
      }
    }
  }

  /**
   * The version that decisions under this manifest name. Layer files (GeoJSON) count as fences,
   * every other file as rules. A version of which nothing says when it began counts from 1.
   */
  public CityVersion cityVersion() {
    long fences = 1;
    long rules = 1;
    for (ManifestFile file : files) {
      if (file.isLayer()) {
        fences = Math.max(fences, file.since());
      } else {
        rules = Math.max(rules, file.since());
      }
    }
    return new CityVersion(version, fences, rules, validFrom);
  }

  /** Since when each file has its content, by path. */
  public Map<String, FileVersion> fileVersions() {
    Map<String, FileVersion> versions = new HashMap<>();
    files.forEach(
        file -> versions.put(file.path(), new FileVersion(file.since(), file.validFrom())));
    return versions;
  }
}
