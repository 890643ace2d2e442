package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingCallsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.logging.Logger",
        "org.slf4j.simple.SimpleLogger",
        "io.nunchi.loading.internal.log.HostLog"
      })
  void areThoseOfTheVmsAndOfItsHost(String logger) {
    assertThat(LoggingCalls.areAmong(List.of("ch.qos.logback.core.Appender", logger))).isTrue();
  }

  @Test
  void areNotThoseOfALoggerThatAPluginBrings() {
    assertThat(
            LoggingCalls.areAmong(
                List.of("ch.qos.logback.core.Appender", "com.acme.people.PeopleEngine")))
        .isFalse();
  }
}
