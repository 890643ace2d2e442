package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.api.host.HostBuilder;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionRangesTest {

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT8760H0.000000001S", "PT2562047788015215H"})
  void durationsThatNobodyCanWaitForAreRefusedWhereTheyAreConfigured(String text) {
    Duration duration = Duration.parse(text);
    assertThatIllegalArgumentException().isThrownBy(() -> new HostBuilder().maximumAge(duration));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StreamOptions.defaults().withMaximumAge(duration));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SupervisionPolicy.defaults().withAnalysisDeadline(duration));
  }
}
