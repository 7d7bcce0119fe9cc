package io.citygrid.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DeviceShareTest {
  @Test
  void devicesArePeopleByTheShareAndErrorsAddUpByTheirSquares() {
    DeviceShare share = new DeviceShare(0.25, 0.04);

    assertThat(share.people(100)).isEqualTo(400);
    assertThat(share.peopleError(0.03)).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> new DeviceShare(0, 0.1))
        .hasMessageContaining(
            "must be above 0 and at most 1, its error at least 0, but they are 0");
    assertThatThrownBy(() -> new DeviceShare(1.1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DeviceShare(0.5, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
