package io.citygrid.api.photos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG (ITU-T T.81) without what it tells besides the picture: of the application segments only
 * JFIF without its thumbnail, the colour profile and Adobe's colour transform are left, of Exif
 * only how the picture is turned, and nothing of what follows the end of the image.
 */
final class JpegCleaning {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int RST0 = 0xD0;
  private static final int RST7 = 0xD7;
  private static final int JFIF_BYTES = 14;

  private JpegCleaning() {}

  static void clean(PhotoInput in, OutputStream out) throws IOException, UnusablePhotoException {
    if (in.u8() != 0xFF || in.u8() != SOI) {
      throw new UnusablePhotoException("does not begin as a JPEG");
    }
    mark(out, SOI);
    boolean isFramed = false;
    boolean isScanned = false;
    int marker = marker(in);
    while (marker != EOI) {
      byte[] content = content(in, marker);
      if (marker == SOS) {
        if (!isFramed) {
          throw new UnusablePhotoException("does not say how large the picture is");
        }
        segment(out, marker, content);
        marker = copyScan(in, out);
        isScanned = true;
        continue;
      }
      if (isFrame(marker)) {
        requireSize(content);
        isFramed = true;
      }
      copyCleaned(out, marker, content);
      marker = marker(in);
    }
    if (!isScanned) {
      throw new UnusablePhotoException("holds no picture");
    }
    mark(out, EOI);
  }

  private static void copyCleaned(OutputStream out, int marker, byte[] content) throws IOException {
    if (marker < APP0) {
      segment(out, marker, content);
    } else if (marker == APP0 && begins(content, "JFIF") && content.length >= JFIF_BYTES) {
      byte[] withoutThumbnail = Arrays.copyOf(content, JFIF_BYTES);
      withoutThumbnail[JFIF_BYTES - 2] = 0;
      withoutThumbnail[JFIF_BYTES - 1] = 0;
      segment(out, marker, withoutThumbnail);
    } else if (marker == APP1 && ExifTurn.of(content) != ExifTurn.UPRIGHT) {
      segment(out, marker, ExifTurn.alone(ExifTurn.of(content)));
    } else if ((marker == APP2 && begins(content, "ICC_PROFILE"))
        || (marker == APP14 && begins(content, "Adobe"))) {
      segment(out, marker, content);
    }
  }

  /** The next marker, whatever fills the space before it. */
  private static int marker(PhotoInput in) throws IOException, UnusablePhotoException {
    if (in.u8() != 0xFF) {
      throw new UnusablePhotoException("is damaged: a marker is missing");
    }
    return afterFill(in);
  }

  private static int afterFill(PhotoInput in) throws IOException, UnusablePhotoException {
    int code = in.u8();
    while (code == 0xFF) {
      code = in.u8();
    }
    return code;
  }

  private static byte[] content(PhotoInput in, int marker)
      throws IOException, UnusablePhotoException {
    if (marker <= 0x01 || marker == SOI || isRestart(marker)) {
      throw new UnusablePhotoException(
          "is damaged: the marker %x is in a wrong place".formatted(marker));
    }
    int length = in.u16();
    if (length < 2) {
      throw new UnusablePhotoException("is damaged: a segment is shorter than its length");
    }
    return in.take(length - 2);
  }

  /** Copies what is drawn, and says which marker ends it. */
  private static int copyScan(PhotoInput in, OutputStream out)
      throws IOException, UnusablePhotoException {
    while (true) {
      int next = in.u8();
      if (next != 0xFF) {
        out.write(next);
        continue;
      }
      int code = afterFill(in);
      if (code != 0 && !isRestart(code)) {
        return code;
      }
      mark(out, code);
    }
  }

  private static boolean isRestart(int marker) {
    return marker >= RST0 && marker <= RST7;
  }

  /** SOF0 to SOF15, among which DHT, JPG and DAC have their codes. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static void requireSize(byte[] frame) throws UnusablePhotoException {
    if (frame.length < 5) {
      throw new UnusablePhotoException("is damaged: the frame is too short");
    }
    PhotoInput.requireSize(
        (frame[3] & 0xFF) << 8 | frame[4] & 0xFF, (frame[1] & 0xFF) << 8 | frame[2] & 0xFF);
  }

  private static boolean begins(byte[] content, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    return content.length > bytes.length
        && content[bytes.length] == 0
        && Arrays.equals(content, 0, bytes.length, bytes, 0, bytes.length);
  }

  private static void mark(OutputStream out, int marker) throws IOException {
    out.write(0xFF);
    out.write(marker);
  }

  private static void segment(OutputStream out, int marker, byte[] content) throws IOException {
    mark(out, marker);
    int length = content.length + 2;
    out.write(length >> 8);
    out.write(length);
    out.write(content);
  }
}
