package io.citygrid.api.evaluation;

import io.citygrid.api.contact.ContactArchive;
import io.citygrid.api.contact.ContactGroup;
import io.citygrid.api.contact.ContactStore;
import io.citygrid.api.contact.ContactStore.Found;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.view.Cursor;
import io.citygrid.casework.contact.ContactCount;
import io.citygrid.casework.contact.ContactMembership;
import io.citygrid.casework.evaluation.Measured;
import io.citygrid.casework.evaluation.Period;
import io.citygrid.city.HotlineBounds;
import io.citygrid.city.Indicator;
import io.citygrid.city.event.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The numbers of contacts with the 12345 desk, and the contacts behind them: of areas, of the whole
 * hotline, and of those who answer. A list is made by the very rule that counts.
 */
final class ContactNumbers implements BesideCases {
  private static final Comparator<Found> LATEST_FIRST =
      Comparator.comparing((Found found) -> found.waited().arrivedAt())
          .thenComparing(Found::contactId)
          .reversed();

  private final ContactArchive archive;

  ContactNumbers(ContactArchive archive) {
    this.archive = archive;
  }

  @Override
  public List<Measured> measure(
      Question question, Subject subject, Period period, Principal principal) {
    ContactSight sight = ContactSight.of(question, subject, principal);
    return sight.groups().isEmpty()
        ? List.of()
        : archive.ask(store -> measure(store, question, period, sight, principal));
  }

  private static List<Measured> measure(
      ContactStore store,
      Question question,
      Period period,
      ContactSight sight,
      Principal principal) {
    ContactCount count = new ContactCount(bounds(question), question.now());
    Predicate<Found> isSeen = isSeen(store, sight, principal);
    for (ContactGroup group : sight.groups()) {
      store.list(
          group,
          question.from(period),
          question.to(period),
          found -> {
            if (isSeen.test(found)) {
              count.add(found.waited());
            }
            return true;
          });
    }
    return count.measured();
  }

  /**
   * Contacts, latest first.
   *
   * @param next where to go on; empty at the end
   */
  record Page(List<Contact> contacts, Optional<Cursor> next) {}

  /** A page of the contacts that a number of the question's one subject counts. */
  static Page page(
      ContactStore store,
      Question question,
      Principal principal,
      Indicator indicator,
      boolean numerator,
      Cursor before,
      int limit) {
    ContactSight sight = ContactSight.of(question, question.subjects().get(0), principal);
    Predicate<Found> isSeen = isSeen(store, sight, principal);
    Instant from = question.from(question.period());
    Instant to = question.to(question.period());
    HotlineBounds bounds = bounds(question);
    List<Found> all = new ArrayList<>();
    for (ContactGroup group : sight.groups()) {
      List<Found> some = new ArrayList<>();
      ContactStore.Taker taker =
          found -> {
            if (ContactMembership.counts(
                    indicator, numerator, found.waited(), bounds, question.now())
                && isSeen.test(found)) {
              some.add(found);
            }
            return some.size() <= limit;
          };
      if (before.equals(Cursor.START)) {
        store.list(group, from, to, taker);
      } else {
        Instant last = Instant.ofEpochMilli(before.atMillis());
        store.listBehind(group, from, last, before.id(), taker);
      }
      all.addAll(some);
    }
    all.sort(LATEST_FIRST);
    List<Found> listed = all.subList(0, Math.min(limit, all.size()));
    return new Page(
        listed.stream().map(store::show).toList(),
        all.size() > limit ? Optional.of(cursorAt(listed.get(limit - 1))) : Optional.empty());
  }

  private static Predicate<Found> isSeen(
      ContactStore store, ContactSight sight, Principal principal) {
    return found -> {
      if (sight.whole()) {
        return true;
      }
      Contact contact = store.show(found);
      return principal.seesContact(contact.areaPath(), contact.answeredBy());
    };
  }

  private static Cursor cursorAt(Found last) {
    return new Cursor(last.waited().arrivedAt().toEpochMilli(), last.contactId());
  }

  private static HotlineBounds bounds(Question question) {
    return question.city().evaluation().hotline();
  }
}
