package io.citygrid.api.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * A file of secrets: readable by its owner only, replaced as a whole or not at all, on the disk
 * before a write returns.
 */
final class IdentityFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(com.fasterxml.jackson.databind.SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path file;

  IdentityFile(Path file) {
    this.file = file;
  }

  /** Makes the directory, for its owner only, unless it is there. */
  static void prepare(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
    }
  }

  boolean exists() {
    return Files.exists(file);
  }

  byte[] read() throws IOException {
    return Files.readAllBytes(file);
  }

  /** The list in the file; empty when there is no file. */
  <T> List<T> readList(TypeReference<List<T>> type) throws IOException {
    return exists() ? listOf(readTree(), type) : List.of();
  }

  /** What is in the file. */
  JsonNode readTree() throws IOException {
    try {
      return MAPPER.readTree(read());
    } catch (JsonProcessingException e) {
      throw damaged(e);
    }
  }

  /** What a part of the file lists. */
  <T> List<T> listOf(JsonNode part, TypeReference<List<T>> type) throws IOException {
    try {
      return MAPPER.treeToValue(part, MAPPER.constructType(type));
    } catch (JsonProcessingException e) {
      throw damaged(e);
    }
  }

  void writeJson(Object content) throws IOException {
    write(MAPPER.writeValueAsBytes(content));
  }

  private IOException damaged(JsonProcessingException e) {
    return new IOException(
        file + " is damaged (" + e.getOriginalMessage() + "); restore it from a backup", e);
  }

  void write(byte[] content) throws IOException {
    Path next =
        Files.createTempFile(
            file.getParent(), file.getFileName().toString(), ".new", ownerOnly(file, "rw-------"));
    try {
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** Nothing where the file system has no POSIX permissions. */
  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
