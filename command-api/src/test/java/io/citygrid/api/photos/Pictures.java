package io.citygrid.api.photos;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as phones make them: with much that is not the picture. */
public final class Pictures {
  /** Stands wherever a camera writes what nobody should read. */
  public static final String SECRET = "31.0750N-118.0250E";

  private static final int SOI_BYTES = 2;
  private static final int PNG_HEADER_END = 33;
  private static final byte[] LOSSLESS =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  private Pictures() {}

  /** A JPEG of a street with Exif, XMP, IPTC, a comment, and a film behind its end. */
  public static byte[] jpeg(int seed) {
    byte[] plain = drawn("jpg", seed);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(plain, 0, SOI_BYTES);
    segment(whole, 0xE1, exif(6));
    segment(whole, 0xE1, text("http://ns.adobe.com/xap/1.0/\0" + SECRET));
    segment(whole, 0xED, text("Photoshop 3.0\0" + SECRET));
    segment(whole, 0xE2, text("MPF\0" + SECRET));
    segment(whole, 0xFE, text(SECRET));
    whole.write(plain, SOI_BYTES, plain.length - SOI_BYTES);
    whole.writeBytes(text(SECRET));
    return whole.toByteArray();
  }

  /** A JPEG with one more segment after its beginning. */
  static byte[] jpegWith(int marker, byte[] content, int seed) {
    byte[] plain = drawn("jpg", seed);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(plain, 0, SOI_BYTES);
    segment(whole, marker, content);
    whole.write(plain, SOI_BYTES, plain.length - SOI_BYTES);
    return whole.toByteArray();
  }

  /** A PNG with texts, Exif and a time. */
  public static byte[] png(int seed) {
    byte[] plain = drawn("png", seed);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(plain, 0, PNG_HEADER_END);
    chunk(whole, "tEXt", text("Comment\0" + SECRET));
    chunk(whole, "iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + SECRET));
    chunk(whole, "eXIf", exif(1));
    chunk(whole, "tIME", new byte[] {7, (byte) 0xEA, 3, 2, 8, 15, 0});
    whole.write(plain, PNG_HEADER_END, plain.length - PNG_HEADER_END);
    return whole.toByteArray();
  }

  /** A WebP in its extended form with Exif and XMP. */
  static byte[] webp() {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    chunks.writeBytes(text("WEBP"));
    riff(chunks, "VP8X", new byte[] {0x08 | 0x04, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    chunks.write(LOSSLESS, 12, LOSSLESS.length - 12);
    riff(chunks, "EXIF", exif(1));
    riff(chunks, "XMP ", text(SECRET));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(text("RIFF"));
    whole.writeBytes(little(chunks.size()));
    whole.writeBytes(chunks.toByteArray());
    return whole.toByteArray();
  }

  /** The same picture without what is not picture. */
  static byte[] plainWebp() {
    return LOSSLESS.clone();
  }

  /** What the picture shows. */
  static BufferedImage seen(byte[] picture) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] drawn(String format, int seed) {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(120, 150, 180));
    pen.fillRect(0, 0, 320, 120);
    pen.setColor(new Color(90, 90, 80));
    pen.fillRect(0, 120, 320, 120);
    pen.setColor(new Color(40 + seed * 37 % 200, 160, 60));
    pen.fillOval(40 + seed * 13 % 160, 100, 70, 70);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** How the picture is turned, and a description. */
  static byte[] exif(int turn) {
    byte[] description = text(SECRET + "\0");
    return ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + description.length)
        .put(text("Exif\0\0"))
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(text("II"))
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 2)
        .putShort((short) 0x010E)
        .putShort((short) 2)
        .putInt(description.length)
        .putInt(38)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) turn)
        .putShort((short) 0)
        .putInt(0)
        .put(description)
        .array();
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
    out.write(0xFF);
    out.write(marker);
    out.write((content.length + 2) >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(text(type));
    sum.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(text(type));
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  private static void riff(ByteArrayOutputStream out, String type, byte[] content) {
    out.writeBytes(text(type));
    out.writeBytes(little(content.length));
    out.writeBytes(content);
    if (content.length % 2 == 1) {
      out.write(0);
    }
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
