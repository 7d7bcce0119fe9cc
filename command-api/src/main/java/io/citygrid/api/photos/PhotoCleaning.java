package io.citygrid.api.photos;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes of a file that somebody sent a picture that tells nothing but what it shows: no position,
 * no time, no camera, no thumbnail of another picture. The picture itself is not drawn anew; in the
 * heap is never more than a segment of it.
 */
final class PhotoCleaning {
  private static final int RIFF_HEAD = 8;

  private PhotoCleaning() {}

  /**
   * Writes the clean picture, and has it on disk when it returns.
   *
   * @throws UnusablePhotoException when it is no whole picture of a known kind
   */
  static PhotoKind clean(Path from, Path to) throws IOException, UnusablePhotoException {
    PhotoKind kind = kind(from);
    try (InputStream read = new BufferedInputStream(Files.newInputStream(from));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
      PhotoInput in = new PhotoInput(read);
      switch (kind) {
        case JPEG -> JpegCleaning.clean(in, out);
        case PNG -> PngCleaning.clean(in, out);
        case WEBP -> WebpCleaning.clean(in, out);
      }
    }
    try (FileChannel file = FileChannel.open(to, StandardOpenOption.WRITE)) {
      if (kind == PhotoKind.WEBP) {
        ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        length.putInt((int) (file.size() - RIFF_HEAD)).flip();
        file.write(length, WebpCleaning.LENGTH_AT);
      }
      file.force(true);
    }
    return kind;
  }

  private static PhotoKind kind(Path file) throws IOException, UnusablePhotoException {
    try (InputStream in = Files.newInputStream(file)) {
      return PhotoKind.find(in.readNBytes(PhotoKind.HEAD_BYTES))
          .orElseThrow(
              () -> new UnusablePhotoException("is no JPEG, PNG or WebP, whatever it is called"));
    }
  }
}
