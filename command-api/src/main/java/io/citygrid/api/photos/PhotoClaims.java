package io.citygrid.api.photos;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claims of commands that are not decided yet: a file for each, and all of them in memory. Few,
 * since most commands are decided within a second. Blocks when it changes; thread-safe; one process
 * on a directory.
 */
final class PhotoClaims {
  private static final Logger LOG = LoggerFactory.getLogger(PhotoClaims.class);
  private static final String ENDING = ".json";
  private static final String HALF = ".half";

  private final Path directory;
  private final Map<String, PhotoClaim> byCommand = new ConcurrentHashMap<>();

  private PhotoClaims(Path directory) {
    this.directory = directory;
  }

  /** Opens the claims in a directory, making it when it is not there. */
  static PhotoClaims open(Path directory) throws IOException {
    PhotoClaims claims = new PhotoClaims(directory);
    Files.createDirectories(directory);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (file.toString().endsWith(ENDING)) {
          claims.read(file);
        } else {
          Files.delete(file);
        }
      }
    }
    return claims;
  }

  private void read(Path file) throws IOException {
    try {
      PhotoClaim claim = claim(new JsonObject(Files.readString(file)));
      byCommand.put(claim.commandId(), claim);
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      LOG.error("The claim in {} cannot be read; its photos are of no case", file, e);
    }
  }

  /** Keeps a claim; the same again changes nothing. */
  synchronized void put(PhotoClaim claim) throws IOException {
    if (byCommand.containsKey(claim.commandId())) {
      return;
    }
    Path half = directory.resolve(nameOf(claim.commandId()) + HALF);
    Files.writeString(half, json(claim).encode());
    Files.move(half, file(claim.commandId()), StandardCopyOption.ATOMIC_MOVE);
    byCommand.put(claim.commandId(), claim);
  }

  /** The claim of a command; empty when it has none. */
  Optional<PhotoClaim> find(String commandId) {
    return Optional.ofNullable(byCommand.get(commandId));
  }

  synchronized void remove(String commandId) throws IOException {
    Files.deleteIfExists(file(commandId));
    byCommand.remove(commandId);
  }

  /** All of them, in no order. */
  Collection<PhotoClaim> list() {
    return List.copyOf(byCommand.values());
  }

  /** The cases of which a photo is by these claims. */
  List<String> casesOf(String photo) {
    return byCommand.values().stream()
        .filter(claim -> claim.photos().contains(photo))
        .map(PhotoClaim::caseId)
        .distinct()
        .toList();
  }

  private Path file(String commandId) {
    return directory.resolve(nameOf(commandId) + ENDING);
  }

  private static String nameOf(String commandId) {
    return HexFormat.of().formatHex(commandId.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject json(PhotoClaim claim) {
    return new JsonObject()
        .put("commandId", claim.commandId())
        .put("caseId", claim.caseId())
        .put("photos", new JsonArray(claim.photos()))
        .put("since", claim.since().toString());
  }

  private static PhotoClaim claim(JsonObject json) {
    return new PhotoClaim(
        json.getString("commandId"),
        json.getString("caseId"),
        json.getJsonArray("photos").stream().map(String.class::cast).toList(),
        Instant.parse(json.getString("since")));
  }
}
