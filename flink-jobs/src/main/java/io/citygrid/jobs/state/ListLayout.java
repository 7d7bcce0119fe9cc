package io.citygrid.jobs.state;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How many, then each. */
record ListLayout(Layout item) implements Layout {
  static final String KIND = "LIST";

  @Override
  public void write(Object value, DataOutputView out) throws IOException {
    List<?> list = (List<?>) value;
    int count = list.size();
    Lengths.write(count, out);
    for (int i = 0; i < count; i++) {
      item.write(list.get(i), out);
    }
  }

  @Override
  public Object read(DataInputView in) throws IOException {
    int count = (int) Lengths.read(in);
    if (count == 0) {
      return List.of();
    }
    Object[] items = new Object[count];
    for (int i = 0; i < count; i++) {
      items[i] = item.read(in);
    }
    return List.of(items);
  }

  @Override
  public boolean reads(Layout earlier) {
    return earlier instanceof ListLayout list && item.reads(list.item);
  }

  @Override
  public boolean follows(Layout earlier) {
    return earlier instanceof ListLayout list && item.follows(list.item);
  }

  @Override
  public void describe(DataOutputView out) throws IOException {
    out.writeUTF(KIND);
    item.describe(out);
  }
}
