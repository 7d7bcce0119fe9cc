package io.citygrid.jobs.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Single values. Their names stand in snapshots and never change. */
enum ScalarLayout implements Layout {
  /** Its length and whether it needs two bytes for each character, then the characters. */
  TEXT {
    @Override
    public void write(Object value, DataOutputView out) throws IOException {
      String text = (String) value;
      int count = text.length();
      boolean isWide = isWide(text);
      Lengths.write(2 * (long) count + (isWide ? 1 : 0), out);
      out.write(isWide ? wide(text) : narrow(text));
    }

    @Override
    public Object read(DataInputView in) throws IOException {
      long head = Lengths.read(in);
      int count = (int) (head >> 1);
      if (count == 0) {
        return "";
      }
      boolean isWide = (head & 1) != 0;
      byte[] bytes = new byte[isWide ? 2 * count : count];
      in.readFully(bytes);
      return isWide ? text(bytes) : new String(bytes, StandardCharsets.ISO_8859_1);
    }
  },

  LONG {
    @Override
    public void write(Object value, DataOutputView out) throws IOException {
      out.writeLong((Long) value);
    }

    @Override
    public Object read(DataInputView in) throws IOException {
      return in.readLong();
    }
  },

  INT {
    @Override
    public void write(Object value, DataOutputView out) throws IOException {
      out.writeInt((Integer) value);
    }

    @Override
    public Object read(DataInputView in) throws IOException {
      return in.readInt();
    }
  },

  DOUBLE {
    @Override
    public void write(Object value, DataOutputView out) throws IOException {
      out.writeDouble((Double) value);
    }

    @Override
    public Object read(DataInputView in) throws IOException {
      return in.readDouble();
    }
  },

  FLAG {
    @Override
    public void write(Object value, DataOutputView out) throws IOException {
      out.writeBoolean((Boolean) value);
    }

    @Override
    public Object read(DataInputView in) throws IOException {
      return in.readBoolean();
    }
  },

  MOMENT {
    @Override
    public void write(Object value, DataOutputView out) throws IOException {
      Instant moment = (Instant) value;
      out.writeLong(moment.getEpochSecond());
      out.writeInt(moment.getNano());
    }

    @Override
    public Object read(DataInputView in) throws IOException {
      long second = in.readLong();
      return Instant.ofEpochSecond(second, in.readInt());
    }
  },

  BYTES {
    @Override
    public void write(Object value, DataOutputView out) throws IOException {
      byte[] bytes = (byte[]) value;
      Lengths.write(bytes.length, out);
      out.write(bytes);
    }

    @Override
    public Object read(DataInputView in) throws IOException {
      byte[] bytes = new byte[(int) Lengths.read(in)];
      in.readFully(bytes);
      return bytes;
    }
  };

  private static final int MAX_NARROW = 0xFF;

  @Override
  public boolean reads(Layout earlier) {
    return this == earlier;
  }

  @Override
  public boolean follows(Layout earlier) {
    return this == earlier;
  }

  @Override
  public void describe(DataOutputView out) throws IOException {
    out.writeUTF(name());
  }

  private static boolean isWide(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > MAX_NARROW) {
        return true;
      }
    }
    return false;
  }

  @SuppressWarnings("deprecation") // copies the low bytes, which are the characters here
  private static byte[] narrow(String text) {
    byte[] bytes = new byte[text.length()];
    text.getBytes(0, bytes.length, bytes, 0);
    return bytes;
  }

  private static byte[] wide(String text) {
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes[2 * i] = (byte) (c >> 8);
      bytes[2 * i + 1] = (byte) c;
    }
    return bytes;
  }

  private static String text(byte[] wide) {
    char[] text = new char[wide.length / 2];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) ((wide[2 * i] << 8) | (wide[2 * i + 1] & 0xFF));
    }
    return new String(text);
  }
}
