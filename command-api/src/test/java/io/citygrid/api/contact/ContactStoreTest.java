package io.citygrid.api.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.api.archive.ArchiveException;
import io.citygrid.casework.contact.ContactWait;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.ContactChannel;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.testville.TestvilleContacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactStoreTest {
  private static final Instant AT = TestvilleContacts.RINGING.arrivedAt();
  private static final List<List<String>> AREAS =
      List.of(
          List.of(),
          List.of("990100"),
          List.of("990100", "990101"),
          List.of("990100", "990101", "990101001"),
          List.of("990100", "990102"));

  @TempDir Path directory;

  private static DeadLetter letter(String id) {
    return new DeadLetter(
        id, "t", 0, 1, "", "", DeadLetterReason.ID_REUSED, "channel", "must stay", AT);
  }

  private static void take(ContactStore store, Contact told) {
    store.take(
        told,
        otherwise -> {
          throw new AssertionError("nothing contradicts, but " + otherwise);
        });
  }

  private static Contact contact(Random random, int number) {
    Instant arrivedAt = AT.plusMillis(random.nextInt(40) * 250L);
    boolean answered = random.nextBoolean();
    Instant answeredAt = answered ? arrivedAt.plusMillis(random.nextInt(40_000)) : null;
    boolean ended = random.nextBoolean();
    return new Contact(
        "hotline/" + number,
        ContactChannel.values()[random.nextInt(3)],
        arrivedAt,
        answeredAt,
        ended ? arrivedAt.plusSeconds(60) : null,
        AREAS.get(random.nextInt(AREAS.size())),
        answered && random.nextBoolean() ? "li" : "",
        "",
        AT.plusSeconds(90),
        1);
  }

  /** As a system tells of it while it goes on: ever more, out of order, some of it twice. */
  private static List<Contact> messages(List<Contact> contacts, Random random) {
    List<Contact> all = new ArrayList<>();
    for (Contact whole : contacts) {
      all.add(whole);
      all.add(part(whole, null, null, ""));
      all.add(part(whole, whole.answeredAt(), null, ""));
      if (random.nextInt(3) == 0) {
        all.add(whole);
      }
    }
    Collections.shuffle(all, random);
    return all;
  }

  private static Contact part(
      Contact whole, @Nullable Instant answeredAt, @Nullable Instant endedAt, String by) {
    return new Contact(
        whole.contactId(),
        whole.channel(),
        whole.arrivedAt(),
        answeredAt,
        endedAt,
        List.of(),
        by,
        "",
        whole.receivedAt(),
        1);
  }

  private static List<ContactStore.Found> listed(
      ContactStore store, ContactGroup group, Instant from, Instant to) {
    List<ContactStore.Found> found = new ArrayList<>();
    store.list(group, from, to, found::add);
    return found;
  }

  private static List<ContactStore.Found> expected(
      List<Contact> contacts, Predicate<Contact> isIn, Instant from, Instant to) {
    return contacts.stream()
        .filter(isIn)
        .filter(one -> !one.arrivedAt().isBefore(from) && one.arrivedAt().isBefore(to))
        .sorted(
            Comparator.comparing(Contact::arrivedAt).thenComparing(Contact::contactId).reversed())
        .map(one -> new ContactStore.Found(one.contactId(), ContactWait.of(one)))
        .toList();
  }

  @Test
  void findsWhatAWalkThroughAllOfThemFinds() throws Exception {
    Random random = new Random(95);
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      contacts.add(contact(random, i));
    }
    Instant from = AT.plusMillis(500);
    Instant to = AT.plusMillis(7_250);
    try (ContactStore store = ContactStore.open(directory)) {
      messages(contacts, random).forEach(told -> take(store, told));

      contacts.forEach(one -> assertThat(store.find(one.contactId())).contains(one));
      assertThat(listed(store, ContactGroup.ALL, from, to))
          .isEqualTo(expected(contacts, one -> true, from, to));
      for (String code : List.of("990100", "990101", "990101001", "990102", "9901")) {
        assertThat(listed(store, ContactGroup.area(code), from, to))
            .isEqualTo(expected(contacts, one -> one.areaPath().contains(code), from, to));
      }
      assertThat(listed(store, ContactGroup.answeredBy("li"), from, to))
          .isEqualTo(expected(contacts, one -> one.answeredBy().equals("li"), from, to));
      assertThat(listed(store, ContactGroup.ALL, to, from)).isEmpty();
    }
  }

  @Test
  void goesOnBehindEachOfThem() throws Exception {
    Random random = new Random(24);
    try (ContactStore store = ContactStore.open(directory)) {
      for (int i = 0; i < 60; i++) {
        take(store, contact(random, i));
      }
      List<ContactStore.Found> all = listed(store, ContactGroup.ALL, AT, AT.plusSeconds(60));
      assertThat(all).hasSize(60);
      for (int i = 0; i < all.size(); i++) {
        ContactStore.Found last = all.get(i);
        List<ContactStore.Found> rest = new ArrayList<>();
        store.listBehind(
            ContactGroup.ALL, AT, last.waited().arrivedAt(), last.contactId(), rest::add);

        assertThat(rest).isEqualTo(all.subList(i + 1, all.size()));
      }
    }
  }

  @Test
  void givesNoMoreThanIsWanted() throws Exception {
    Random random = new Random(3);
    try (ContactStore store = ContactStore.open(directory)) {
      for (int i = 0; i < 9; i++) {
        take(store, contact(random, i));
      }
      List<ContactStore.Found> found = new ArrayList<>();
      store.list(
          ContactGroup.ALL,
          AT,
          AT.plusSeconds(60),
          one -> {
            found.add(one);
            return found.size() < 4;
          });

      assertThat(found).hasSize(4);
    }
  }

  @Test
  void aContradictionChangesNothingAndLeavesADeadLetterUntilThatIsWritten() throws Exception {
    Contact text =
        new Contact(
            TestvilleContacts.RINGING.contactId(),
            ContactChannel.TEXT,
            AT,
            AT.plusSeconds(4),
            null,
            List.of(),
            "",
            "",
            AT,
            1);
    try (ContactStore store = ContactStore.open(directory)) {
      take(store, TestvilleContacts.RINGING);
      store.take(text, otherwise -> letter("t/0/1 " + otherwise.field()));
      store.take(text, otherwise -> letter("t/0/1 " + otherwise.field()));

      assertThat(store.find(text.contactId())).contains(TestvilleContacts.RINGING);
      assertThat(store.letters()).containsExactly(letter("t/0/1 channel"));
      store.commit();
    }
    try (ContactStore store = ContactStore.open(directory)) {
      assertThat(store.letters()).containsExactly(letter("t/0/1 channel"));
      store.noteWritten(letter("t/0/1 channel"));
      assertThat(store.letters()).isEmpty();
    }
  }

  @Test
  void whatWasCommittedIsThereAfterAKillWithItsOffsetAndNothingElse() throws Exception {
    ContactStore killed = ContactStore.open(directory);
    killed.restart("topic-1");
    take(killed, TestvilleContacts.RINGING);
    killed.reach(Map.of(0, 1L));
    killed.commit();
    take(killed, TestvilleContacts.LETTER_FROM_NORTH_STREET);
    killed.reach(Map.of(0, 2L));
    killed.abandon();

    try (ContactStore store = ContactStore.open(directory)) {
      assertThat(store.topicId()).isEqualTo("topic-1");
      assertThat(store.nextOf(0)).isEqualTo(1);
      assertThat(store.find(TestvilleContacts.RINGING.contactId())).isPresent();
      assertThat(store.find(TestvilleContacts.LETTER_FROM_NORTH_STREET.contactId())).isEmpty();
      take(store, TestvilleContacts.LETTER_FROM_NORTH_STREET);
      store.restart("topic-2");
      assertThat(store.find(TestvilleContacts.RINGING.contactId())).isEmpty();
      assertThat(listed(store, ContactGroup.ALL, AT.minusSeconds(9_999), AT.plusSeconds(9)))
          .isEmpty();
    }
  }

  @Test
  void saysWhatToDoWhenAnotherProcessHasIt() throws Exception {
    try (ContactStore store = ContactStore.open(directory)) {
      assertThat(store.topicId()).isEmpty();
      assertThatThrownBy(() -> ContactStore.open(directory))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("--archive");
    }
  }
}
