package io.citygrid.jobs.state;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Numbers that are mostly small: seven bits a byte, the lowest first; never negative. */
final class Lengths {
  private static final int MORE = 0x80;
  private static final int LONGEST_SHIFT = 63;

  private Lengths() {}

  static void write(long number, DataOutputView out) throws IOException {
    long rest = number;
    while (rest >= MORE) {
      out.writeByte((int) (rest & 0x7F) | MORE);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  static long read(DataInputView in) throws IOException {
    long number = 0;
    for (int shift = 0; shift < LONGEST_SHIFT; shift += 7) {
      int part = in.readUnsignedByte();
      number |= (long) (part & 0x7F) << shift;
      if (part < MORE) {
        return number;
      }
    }
    throw new IOException("what stands here is no length");
  }
}
