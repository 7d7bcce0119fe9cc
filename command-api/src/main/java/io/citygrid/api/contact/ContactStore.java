package io.citygrid.api.contact;

import io.citygrid.api.archive.ArchiveException;
import io.citygrid.api.kafka.StoreFile;
import io.citygrid.api.kafka.StoredPosition;
import io.citygrid.api.kafka.TakenStore;
import io.citygrid.casework.contact.ContactMerge;
import io.citygrid.casework.contact.ContactMerge.Agreed;
import io.citygrid.casework.contact.ContactMerge.Contradicted;
import io.citygrid.casework.contact.ContactWait;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Every contact with the 12345 desk, on disk, in one file: as a whole by its id, and how long it
 * waited by each {@link ContactGroup} it belongs to and the time of its arrival. What was taken is
 * found at once, and is kept with the offsets behind it at the next {@link #commit}; a process that
 * dies in between finds both as they were before. One thread takes; any thread asks.
 */
public final class ContactStore implements TakenStore, AutoCloseable {
  private static final String FILE = "contacts.mv";
  private static final int CACHE_MEBIBYTES = 16;

  private final MVStore store;
  private final MVMap<String, byte[]> contacts;
  private final MVMap<String, byte[]> waits;
  private final MVMap<String, byte[]> letters;
  private final StoredPosition position;

  private ContactStore(MVStore store) {
    this.store = store;
    this.contacts = store.openMap("contacts");
    this.waits = store.openMap("waits");
    this.letters = store.openMap("letters");
    this.position = new StoredPosition(store);
  }

  /**
   * Opens the store in a directory, making both when they are not there.
   *
   * @throws ArchiveException when another process has it, or when it cannot be read or written
   */
  static ContactStore open(Path directory) throws ArchiveException {
    try {
      return new ContactStore(StoreFile.open(directory, FILE, CACHE_MEBIBYTES));
    } catch (IOException e) {
      throw new ArchiveException(
          "The contacts in %s cannot be used (%s); stop the other process that has them, choose another directory with --archive, or delete the file: it is made again from the record."
              .formatted(directory.resolve(FILE), e.getMessage()),
          e);
    }
  }

  @Override
  public String topicId() {
    return position.topicId();
  }

  @Override
  public long nextOf(int partition) {
    return position.nextOf(partition);
  }

  /** Forgets everything: the record is another one. */
  @Override
  public void restart(String topicId) {
    contacts.clear();
    waits.clear();
    letters.clear();
    position.restart(topicId);
  }

  /**
   * Takes what is told of a contact; a message that was taken before changes nothing.
   *
   * @param letter makes the dead letter of a message that contradicts what was told before
   */
  void take(Contact told, Function<Contradicted, DeadLetter> letter) {
    byte[] before = contacts.get(told.contactId());
    if (before == null) {
      put(told);
      return;
    }
    ContactMerge.Result result = ContactMerge.add(decoded(before), told);
    if (result instanceof Agreed agreed) {
      put(agreed.contact());
    } else if (result instanceof Contradicted otherwise) {
      DeadLetter one = letter.apply(otherwise);
      letters.put(one.id(), Codecs.DEAD_LETTER.encode(one));
    }
  }

  /** Notes how far the record was taken: the offsets behind, by partition. */
  void reach(Map<Integer, Long> next) {
    position.reach(next);
  }

  /** A contact only comes to belong to more groups, so nothing has to be taken out. */
  private void put(Contact contact) {
    contacts.put(contact.contactId(), Codecs.CONTACT.encode(contact));
    byte[] wait = StoredWait.bytes(ContactWait.of(contact));
    for (ContactGroup group : ContactGroup.of(contact)) {
      waits.put(group.key(contact.arrivedAt(), contact.contactId()), wait);
    }
  }

  /** A contact as far as it was told; empty when it was not. */
  Optional<Contact> find(String contactId) {
    return Optional.ofNullable(contacts.get(contactId)).map(ContactStore::decoded);
  }

  /** The contact that was found. */
  public Contact show(Found found) {
    return find(found.contactId()).orElseThrow();
  }

  /**
   * A contact among others.
   *
   * @param contactId by which it can be shown
   */
  public record Found(String contactId, ContactWait waited) {}

  /** Is given contacts one by one, until it has enough. */
  @FunctionalInterface
  public interface Taker {
    /** Takes one; false when it wants no more. */
    boolean take(Found found);
  }

  /**
   * Gives the contacts of a group that arrived in a span of time, latest first, and by falling id
   * where they arrived at once.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public void list(ContactGroup group, Instant from, Instant to, Taker taker) {
    if (from.isBefore(to)) {
      list(group.lastBefore(to), group.firstFrom(from), taker);
    }
  }

  /**
   * The same, going on behind one that was given before.
   *
   * @param contactId of the one that was given last
   * @param arrivedAt of that one
   */
  public void listBehind(
      ContactGroup group, Instant from, Instant arrivedAt, String contactId, Taker taker) {
    String last = group.key(arrivedAt, contactId);
    list(
        last,
        group.firstFrom(from),
        found -> found.contactId().equals(contactId) || taker.take(found));
  }

  private void list(String latest, String earliest, Taker taker) {
    Cursor<String, byte[]> found = waits.cursor(latest, earliest, true);
    boolean more = true;
    while (more && found.hasNext()) {
      String key = found.next();
      Instant arrivedAt = ContactGroup.arrivedAt(key);
      ContactWait waited = StoredWait.read(arrivedAt, found.getValue());
      more = taker.take(new Found(ContactGroup.contactId(key), waited));
    }
  }

  /** Dead letters that are not in Kafka yet. */
  List<DeadLetter> letters() {
    List<DeadLetter> all = new ArrayList<>();
    Cursor<String, byte[]> each = letters.cursor(null);
    while (each.hasNext()) {
      each.next();
      try {
        all.add(Codecs.DEAD_LETTER.decode(each.getValue()));
      } catch (WireException e) {
        throw new IllegalStateException("the store holds a dead letter that is none", e);
      }
    }
    return all;
  }

  /** A dead letter is in Kafka. */
  void noteWritten(DeadLetter letter) {
    letters.remove(letter.id());
  }

  @Override
  public void commit() {
    store.commit();
  }

  @Override
  public void close() {
    store.close();
  }

  /** Closes without keeping what was not committed, as when the process dies. */
  void abandon() {
    store.closeImmediately();
  }

  private static Contact decoded(byte[] bytes) {
    try {
      return Codecs.CONTACT.decode(bytes);
    } catch (WireException e) {
      throw new IllegalStateException("the store holds a contact that is none", e);
    }
  }
}
