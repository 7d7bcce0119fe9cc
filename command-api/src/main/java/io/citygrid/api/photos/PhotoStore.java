package io.citygrid.api.photos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Photos on disk: a directory for each, named by the hash of its content, with the picture, a mark
 * for each person who sent it and a mark for each case that it belongs to. The same picture sent
 * twice is kept once. What belongs to no case is forgotten after a while. Blocks; thread-safe; one
 * process on a directory.
 */
final class PhotoStore {
  /** For how long a photo may belong to no case. */
  static final Duration UNTIED_KEPT = Duration.ofDays(1);

  private static final Pattern ID = Pattern.compile("photo-[0-9a-f]{64}");
  private static final String PICTURE = "picture.";
  private static final String BY = "by-";
  private static final String OF = "of-";

  private final Path root;
  private final Path incoming;
  private final long reserveBytes;
  private final LongSupplier freeBytes;

  private PhotoStore(Path root, long reserveBytes, LongSupplier freeBytes) {
    this.root = root;
    this.incoming = root.resolve("incoming");
    this.reserveBytes = reserveBytes;
    this.freeBytes = freeBytes;
  }

  /**
   * Opens the store, making it when it is not there; what had not come in whole is deleted.
   *
   * @param reserveBytes so much of the disk is left free
   */
  static PhotoStore open(Path root, long reserveBytes) throws IOException {
    return open(root, reserveBytes, () -> root.toFile().getUsableSpace());
  }

  static PhotoStore open(Path root, long reserveBytes, LongSupplier freeBytes) throws IOException {
    PhotoStore store = new PhotoStore(root, reserveBytes, freeBytes);
    Files.createDirectories(store.incoming);
    try (Stream<Path> halves = Files.list(store.incoming)) {
      for (Path half : halves.toList()) {
        Files.delete(half);
      }
    }
    return store;
  }

  /** True for a text that is the id of a photo kept here, or once kept. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** True when the disk has room for so much more. */
  boolean hasRoom(long bytes) {
    return freeBytes.getAsLong() - bytes >= reserveBytes;
  }

  /** A file to receive into; whoever asks for it deletes it. */
  Path newIncoming() {
    return incoming.resolve(UUID.randomUUID().toString());
  }

  /**
   * Cleans what came and keeps it for this person.
   *
   * @throws UnusablePhotoException when it is no photo
   */
  Photo keep(Path received, String person) throws IOException, UnusablePhotoException {
    Path cleaned = newIncoming();
    try {
      PhotoKind kind = PhotoCleaning.clean(received, cleaned);
      String id = "photo-" + hashOf(cleaned);
      long bytes = Files.size(cleaned);
      Path file = directory(id).resolve(PICTURE + kind.ending());
      synchronized (this) {
        Files.createDirectories(directory(id));
        Files.move(
            cleaned, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        mark(id, BY, person);
      }
      return new Photo(id, kind, file, bytes);
    } finally {
      Files.deleteIfExists(cleaned);
    }
  }

  Optional<Photo> find(String id) throws IOException {
    if (!isId(id)) {
      return Optional.empty();
    }
    for (PhotoKind kind : PhotoKind.values()) {
      Path file = directory(id).resolve(PICTURE + kind.ending());
      if (Files.exists(file)) {
        return Optional.of(new Photo(id, kind, file, Files.size(file)));
      }
    }
    return Optional.empty();
  }

  /** True when this person sent it. */
  boolean isBy(String id, String person) {
    return isId(id) && Files.exists(markOf(id, BY, person));
  }

  /** The cases that it belongs to. */
  List<String> casesOf(String id) throws IOException {
    List<String> cases = new ArrayList<>();
    if (!isId(id) || !Files.isDirectory(directory(id))) {
      return cases;
    }
    try (DirectoryStream<Path> marks = Files.newDirectoryStream(directory(id), OF + "*")) {
      for (Path mark : marks) {
        cases.add(Files.readString(mark));
      }
    }
    return cases;
  }

  /** From now on it belongs to this case too; false when it is not there. */
  synchronized boolean tie(String id, String caseId) throws IOException {
    if (find(id).isEmpty()) {
      return false;
    }
    if (!Files.exists(markOf(id, OF, caseId))) {
      mark(id, OF, caseId);
    }
    return true;
  }

  /** True when it belongs to this case. */
  boolean isOf(String id, String caseId) {
    return isId(id) && Files.exists(markOf(id, OF, caseId));
  }

  /**
   * Forgets what was sent long ago and belongs to no case; says how many.
   *
   * @param isClaimed whether a photo may come to belong to one yet
   */
  int sweep(Instant now, Predicate<String> isClaimed) throws IOException {
    int forgotten = 0;
    for (Path fan : list(root, "[0-9a-f][0-9a-f]")) {
      for (Path photo : list(fan, "photo-*")) {
        boolean isKept = isClaimed.test(photo.getFileName().toString());
        forgotten += !isKept && forget(photo, FileTime.from(now.minus(UNTIED_KEPT))) ? 1 : 0;
      }
    }
    return forgotten;
  }

  private synchronized boolean forget(Path photo, FileTime before) throws IOException {
    List<Path> files = list(photo, "*");
    for (Path file : files) {
      boolean isTied = file.getFileName().toString().startsWith(OF);
      if (isTied || Files.getLastModifiedTime(file).compareTo(before) > 0) {
        return false;
      }
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(photo);
    return true;
  }

  /** Written beside and moved in its place: there is no half of a mark. */
  private void mark(String id, String kind, String content) throws IOException {
    Path half = newIncoming();
    Files.writeString(half, content);
    Files.move(
        half,
        markOf(id, kind, content),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private Path markOf(String id, String kind, String content) {
    byte[] hash = sha256().digest(content.getBytes(StandardCharsets.UTF_8));
    return directory(id).resolve(kind + HexFormat.of().formatHex(hash));
  }

  private Path directory(String id) {
    int hash = id.indexOf('-') + 1;
    return root.resolve(id.substring(hash, hash + 2)).resolve(id);
  }

  private static List<Path> list(Path directory, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
      files.forEach(found::add);
    }
    return found;
  }

  private static String hashOf(Path file) throws IOException {
    MessageDigest sha256 = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
