package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.ContactChannel;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatedHotlineTest {
  private static final City TESTVILLE = Testville.city();
  private static final Instant NOW = Instant.parse("2026-07-06T00:00:00Z");
  private static final String CASE = CaseIds.of("simulation", "k");

  private static SimulatedReport report(
      int number, ReportSource source, @Nullable LonLat position) {
    return new SimulatedReport("run-" + number, source, "E0101", "", position, 20, NOW);
  }

  private static List<SimulatedContact> contacts(long seed) {
    SimulatedHotline hotline = new SimulatedHotline(TESTVILLE, "simulation", seed);
    List<SimulatedContact> contacts = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      LonLat place = i % 2 == 0 ? new LonLat(118.025, 31.075) : null;
      contacts.addAll(hotline.behind(report(i, ReportSource.HOTLINE, place), CASE));
    }
    return contacts;
  }

  /** The record refuses what cannot be: answered before it rang, ended before it was answered. */
  @Test
  void everyContactIsOneThatTheCityTakesAndSaysThatItIsSimulated() {
    Set<String> ids = new HashSet<>();
    for (SimulatedContact told : contacts(1)) {
      Contact contact =
          new Contact(
              told.id(),
              told.channel(),
              told.arrivedAt(),
              told.answeredAt(),
              told.endedAt(),
              TESTVILLE.areaPath(told.area()),
              told.answeredBy(),
              told.caseId(),
              NOW,
              1);
      assertThat(contact.contactId()).startsWith("simulated-hotline/");
      assertThat(contact.endedAt()).isEqualTo(NOW);
      assertThat(told.area().isEmpty() || !contact.areaPath().isEmpty()).isTrue();
      ids.add(contact.contactId());
    }
    assertThat(ids).hasSameSizeAs(contacts(1));
  }

  @Test
  void someWaitTooLongSomeGiveUpAndMostAreAnsweredInTime() {
    List<SimulatedContact> calls =
        contacts(2).stream().filter(told -> told.channel() == ContactChannel.CALL).toList();
    long inTime =
        calls.stream()
            .filter(
                told ->
                    told.answeredAt() != null
                        && !told.answeredAt().isAfter(told.arrivedAt().plusSeconds(15)))
            .count();
    long givenUp = calls.stream().filter(told -> told.answeredAt() == null).count();

    assertThat(givenUp).isBetween(1L, calls.size() / 5L);
    assertThat(inTime).isBetween(calls.size() / 2L, calls.size() - givenUp - 1);
    assertThat(contacts(2)).extracting(SimulatedContact::channel).contains(ContactChannel.values());
  }

  @Test
  void whatDoesNotComeByTheHotlineIsNoContact() {
    SimulatedHotline hotline = new SimulatedHotline(TESTVILLE, "simulation", 1);

    assertThat(hotline.behind(report(1, ReportSource.CITIZEN, null), CASE)).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameContacts() {
    assertThat(contacts(7)).isEqualTo(contacts(7)).isNotEqualTo(contacts(8));
  }
}
