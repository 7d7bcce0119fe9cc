package io.citygrid.city.testville;

import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.ContactChannel;
import java.util.List;

/** Who turned to Testville's 12345 desk, as messages. */
public final class TestvilleContacts {
  /** A call that nobody has taken yet; where it comes from is not known. */
  public static final Contact RINGING =
      new Contact(
          "hotline/20260302-000017",
          ContactChannel.CALL,
          TestvilleMessages.MONDAY_MORNING,
          null,
          null,
          List.of(),
          "",
          "",
          TestvilleMessages.MONDAY_MORNING.plusSeconds(1),
          1);

  /** A letter of which all is known. */
  public static final Contact LETTER_FROM_NORTH_STREET =
      new Contact(
          "mailbox/4711",
          ContactChannel.MAILBOX,
          TestvilleMessages.MONDAY_MORNING.minusSeconds(7_200),
          TestvilleMessages.MONDAY_MORNING,
          TestvilleMessages.MONDAY_MORNING,
          List.of("990100", "990101", "990101001"),
          "operator",
          CaseIds.of("operator", "letter-4711"),
          TestvilleMessages.MONDAY_MORNING.plusSeconds(2),
          1);

  private TestvilleContacts() {}
}
