package io.citygrid.jobs.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Records of many things under one key of state, each by its name and as the bytes it is stored as.
 *
 * <p>For what is known of very many things, little of each: a million of them as keys of their own
 * are ten million objects, which the collector walks through and a checkpoint writes one by one.
 * Here each is one array, and a checkpoint copies them. What it costs is that a record is read from
 * bytes when it is looked up.
 *
 * <p>Open addressing with linear probing, at most two thirds full. It changes in place, so it is
 * for state on the heap: {@link #copy} shares the arrays, which never change, and Flink makes one
 * when it changes something that a checkpoint is still writing. One task at a time.
 *
 * @param <R> the record
 */
public final class PackedRecords<R extends Record> {
  private static final int LEAST_SLOTS = 2;

  /** Behind the length of the name. */
  private static final int NAME_AT = Short.BYTES;

  private final Class<R> type;
  private int size;
  private int[] hashes;

  /** Name and record of each; null in slots that are free. */
  private byte[] @Nullable [] entries;

  /** Holds nothing. */
  public PackedRecords(Class<R> type) {
    this(type, 0, new int[LEAST_SLOTS], new byte[LEAST_SLOTS][]);
  }

  private PackedRecords(Class<R> type, int size, int[] hashes, byte[] @Nullable [] entries) {
    this.type = type;
    this.size = size;
    this.hashes = hashes;
    this.entries = entries;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** What is kept under a name; null when nothing is. */
  public @Nullable R find(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    byte[] entry = entries[slot(hash(bytes), bytes)];
    return entry == null ? null : record(entry);
  }

  /** Keeps a record in place of the one before. */
  public void put(String name, R record) {
    if (3 * (size + 1) > 2 * entries.length) {
      rehash(2 * entries.length);
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    int hash = hash(bytes);
    int slot = slot(hash, bytes);
    if (entries[slot] == null) {
      size++;
    }
    hashes[slot] = hash;
    entries[slot] = entry(bytes, record);
  }

  /** Forgets all of a kind. */
  public void removeIf(Predicate<R> isGone) {
    int before = size;
    for (int i = 0; i < entries.length; i++) {
      byte[] entry = entries[i];
      if (entry != null && isGone.test(record(entry))) {
        entries[i] = null;
        size--;
      }
    }
    if (size < before) {
      // What stood behind a removed one would not be found any more.
      int slots = LEAST_SLOTS;
      while (3 * size > 2 * slots) {
        slots *= 2;
      }
      rehash(slots);
    }
  }

  /** The same for now, to be changed apart from this. */
  PackedRecords<R> copy() {
    return new PackedRecords<>(type, size, hashes.clone(), entries.clone());
  }

  /** How many, then each with its length. */
  void write(DataOutputView out) throws IOException {
    Lengths.write(size, out);
    for (byte[] entry : entries) {
      if (entry != null) {
        Lengths.write(entry.length, out);
        out.write(entry);
      }
    }
  }

  /**
   * As {@link #write} wrote it.
   *
   * @param layout what the records were written by
   */
  @SuppressWarnings("unchecked") // the layout is that of R
  static <R extends Record> PackedRecords<R> read(
      Class<R> type, RecordLayout layout, DataInputView in) throws IOException {
    PackedRecords<R> read = new PackedRecords<>(type);
    boolean isCurrent = RecordLayout.of(type).reads(layout);
    int count = (int) Lengths.read(in);
    for (int i = 0; i < count; i++) {
      byte[] entry = new byte[(int) Lengths.read(in)];
      in.readFully(entry);
      byte[] name = Arrays.copyOfRange(entry, NAME_AT, recordAt(entry));
      if (!isCurrent) {
        entry = read.entry(name, (R) layout.read(recordOf(entry)));
      }
      read.add(hash(name), entry);
    }
    return read;
  }

  private void add(int hash, byte[] entry) {
    if (3 * (size + 1) > 2 * entries.length) {
      rehash(2 * entries.length);
    }
    place(hash, entry);
    size++;
  }

  /** The slot of a name, or the free one where it belongs. */
  private int slot(int hash, byte[] name) {
    int mask = entries.length - 1;
    int slot = hash & mask;
    while (true) {
      byte[] entry = entries[slot];
      if (entry == null || (hashes[slot] == hash && isNamed(entry, name))) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private static boolean isNamed(byte[] entry, byte[] name) {
    return Arrays.equals(entry, NAME_AT, recordAt(entry), name, 0, name.length);
  }

  private void rehash(int slots) {
    int[] hashesBefore = hashes;
    byte[] @Nullable [] before = entries;
    hashes = new int[slots];
    entries = new byte[slots][];
    for (int i = 0; i < before.length; i++) {
      byte[] entry = before[i];
      if (entry != null) {
        place(hashesBefore[i], entry);
      }
    }
  }

  /** Puts one that is not there into its slot. */
  private void place(int hash, byte[] entry) {
    int mask = entries.length - 1;
    int slot = hash & mask;
    while (entries[slot] != null) {
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    entries[slot] = entry;
  }

  /** Two bytes for the length of the name, the name, the record. */
  private byte[] entry(byte[] name, R record) {
    if (name.length > 0xFFFF) {
      throw new IllegalArgumentException("a name of " + name.length + " bytes is too long");
    }
    DataOutputSerializer buffer = RecordSerializer.buffer();
    try {
      buffer.writeShort(name.length);
      buffer.write(name);
      RecordLayout.of(type).write(record, buffer);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    byte[] entry = buffer.getCopyOfBuffer();
    RecordSerializer.release(buffer);
    return entry;
  }

  private static int recordAt(byte[] entry) {
    return NAME_AT + ((entry[0] & 0xFF) << 8 | entry[1] & 0xFF);
  }

  private static DataInputDeserializer recordOf(byte[] entry) {
    int at = recordAt(entry);
    return new DataInputDeserializer(entry, at, entry.length - at);
  }

  @SuppressWarnings("unchecked") // the layout is that of R
  private R record(byte[] entry) {
    try {
      return (R) RecordLayout.of(type).read(recordOf(entry));
    } catch (IOException e) {
      throw new UncheckedIOException("a packed " + type.getSimpleName() + " is broken", e);
    }
  }

  private static int hash(byte[] name) {
    int hash = Arrays.hashCode(name) * 0x9E3779B9;
    return hash ^ hash >>> 16;
  }
}
