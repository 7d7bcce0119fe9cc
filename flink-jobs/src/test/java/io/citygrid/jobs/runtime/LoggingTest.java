package io.citygrid.jobs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {
  /** The GeoTools wrapper holds an older SLF4J, which would find another one behind it. */
  @Test
  void whatIsLoggedGoesToLogback() {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(LoggerContext.class);
  }
}
