package io.citygrid.casework.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.casework.contact.ContactMerge.Agreed;
import io.citygrid.casework.contact.ContactMerge.Contradicted;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.ContactChannel;
import io.citygrid.city.testville.TestvilleContacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactMergeTest {
  private static final Instant AT = TestvilleContacts.RINGING.arrivedAt();
  private static final List<String> STREET = List.of("990100", "990101", "990101001");
  private static final String CASE = CaseIds.of("operator", "k");

  private static Contact told(
      @Nullable Instant answeredAt,
      @Nullable Instant endedAt,
      List<String> areaPath,
      String answeredBy,
      String caseId) {
    return new Contact(
        "hotline/1",
        ContactChannel.CALL,
        AT,
        answeredAt,
        endedAt,
        areaPath,
        answeredBy,
        caseId,
        AT.plusSeconds(60),
        3);
  }

  private static final Contact ARRIVED = told(null, null, List.of(), "", "");
  private static final Contact ANSWERED =
      told(AT.plusSeconds(9), null, STREET.subList(0, 2), "li", "");
  private static final Contact ENDED = told(null, AT.plusSeconds(90), STREET, "", "");
  private static final Contact FILED = told(null, null, List.of(), "", CASE);
  private static final Contact WHOLE =
      told(AT.plusSeconds(9), AT.plusSeconds(90), STREET, "li", CASE);

  private static Contact agreed(Contact known, Contact told) {
    return ((Agreed) ContactMerge.add(known, told)).contact();
  }

  private static String contradicted(Contact known, Contact told) {
    return ((Contradicted) ContactMerge.add(known, told)).field();
  }

  /** Whatever comes first, late, or twice. */
  @Test
  void whatIsToldInPiecesIsTheWholeInAnyOrder() {
    Random random = new Random(12345);
    for (int trial = 0; trial < 500; trial++) {
      List<Contact> pieces = new ArrayList<>(List.of(ARRIVED, ANSWERED, ENDED, FILED));
      for (int repeat = random.nextInt(4); repeat > 0; repeat--) {
        pieces.add(pieces.get(random.nextInt(pieces.size())));
      }
      Collections.shuffle(pieces, random);

      assertThat(pieces.stream().reduce(ContactMergeTest::agreed)).contains(WHOLE);
    }
  }

  @Test
  void anAnswerIsNeverLost() {
    assertThat(agreed(WHOLE, ARRIVED)).isEqualTo(WHOLE);
    assertThat(agreed(ARRIVED, WHOLE)).isEqualTo(WHOLE);
  }

  @Test
  void whatIsToldOtherwiseIsNamedByItsField() {
    assertThat(contradicted(WHOLE, told(AT.plusSeconds(8), null, List.of(), "", "")))
        .isEqualTo("answeredAt");
    assertThat(contradicted(WHOLE, told(null, AT.plusSeconds(91), List.of(), "", "")))
        .isEqualTo("endedAt");
    assertThat(contradicted(WHOLE, told(AT.plusSeconds(9), null, List.of(), "wang", "")))
        .isEqualTo("answeredBy");
    assertThat(contradicted(WHOLE, told(null, null, List.of("990100", "990102"), "", "")))
        .isEqualTo("area");
    assertThat(
            contradicted(WHOLE, told(null, null, List.of(), "", CaseIds.of("operator", "other"))))
        .isEqualTo("caseId");
    Contact text =
        new Contact("hotline/1", ContactChannel.TEXT, AT, null, null, List.of(), "", "", AT, 3);
    assertThat(contradicted(ARRIVED, text)).isEqualTo("channel");
    Contact later =
        new Contact(
            "hotline/1",
            ContactChannel.CALL,
            AT.plusSeconds(1),
            null,
            null,
            List.of(),
            "",
            "",
            AT,
            3);
    assertThat(ContactMerge.add(ARRIVED, later))
        .isEqualTo(
            new Contradicted(
                "arrivedAt",
                "must stay 2026-03-02T00:15:00Z, as it was told before, but is 2026-03-02T00:15:01Z"));
  }

  /** Each is right for itself. */
  @Test
  void anAnswerAfterTheEndThatWasToldBeforeIsAContradiction() {
    assertThat(contradicted(ENDED, told(AT.plusSeconds(99), null, List.of(), "", "")))
        .isEqualTo("endedAt");
  }

  @Test
  void anAreaMayBecomeFinerAndNeverCoarser() {
    Contact district = told(null, null, STREET.subList(0, 2), "", "");
    Contact street = told(null, null, STREET, "", "");

    assertThat(agreed(district, street).areaPath()).isEqualTo(STREET);
    assertThat(agreed(street, district).areaPath()).isEqualTo(STREET);
  }

  /** Between two messages the city may have put the street into another district. */
  @Test
  void anAreaThatMovedIsStillTheSameArea() {
    Contact moved = told(null, null, List.of("990100", "990102", "990101001"), "", "");

    assertThat(agreed(ENDED, moved).areaPath()).isEqualTo(STREET);
  }

  @Test
  void messagesOfTwoContactsAreNotPutTogether() {
    assertThatThrownBy(() -> ContactMerge.add(ARRIVED, TestvilleContacts.RINGING))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
