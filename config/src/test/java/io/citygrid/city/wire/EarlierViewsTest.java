package io.citygrid.city.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DispatchBasis;
import io.citygrid.city.event.Move;
import io.citygrid.city.testville.TestvilleCells;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CrowdView;
import io.citygrid.city.view.HeatView;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What an earlier build left in the live view is read; what it did not know is not known. */
class EarlierViewsTest {
  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aTileOfTheHeatWithoutAnEstimate() throws Exception {
    HeatView tile =
        Codecs.HEAT_VIEW.decode(
            bytes(
                "{\"cell\":\"16-54257-26762\",\"zoom\":16,\"at\":\"2026-03-02T00:15:00Z\","
                    + "\"seconds\":300,\"devices\":412,\"errorShare\":0.0325}"));

    assertThat(tile.devices()).isEqualTo(TestvilleCells.TILE.devices());
    assertThat(tile.estimate()).isNull();
  }

  @Test
  void aCrowdWithoutMinutesToFull() throws Exception {
    String json =
        new String(Codecs.CROWD_VIEW.encode(TestvilleMessages.FILLING), StandardCharsets.UTF_8);
    String earlier =
        json.replace("\"peopleError\":null,", "").replace("\"minutesToFull\":40.58,", "");
    CrowdView crowd = Codecs.CROWD_VIEW.decode(bytes(earlier));

    assertThat(earlier.length()).isLessThan(json.length() - 30);
    assertThat(crowd.people()).isEqualTo(2_600);
    assertThat(crowd.minutesToFull()).isNull();
    assertThat(crowd.peopleError()).isNull();
  }

  @Test
  void aCaseThatDoesNotKeepOnWhatItRests() throws Exception {
    String json =
        new String(Codecs.CASE_EVENT.encode(TestvilleMessages.UNDER_CHECK), StandardCharsets.UTF_8);
    String earlier = json.replaceFirst(",\"basis\":\\{[^}]*\\}", "");
    CaseEvent event = Codecs.CASE_EVENT.decode(bytes(earlier));

    assertThat(earlier.length()).isLessThan(json.length() - 30);
    assertThat(event.basis()).isNull();
    assertThat(event.current().reminders()).isEqualTo(2);
  }

  /** Then nothing else can have moved it. */
  @Test
  void aCaseThatHasOnlyBegunRestsOnItsReport() {
    assertThat(TestvilleMessages.DISPATCHED.current().basis()).isNull();
    assertThat(TestvilleMessages.DISPATCHED.basis())
        .isEqualTo(new DispatchBasis(Move.REPORT, ActorRole.GRID_WORKER, 1, 1, null));
  }
}
