package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.interrupt.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SourcesTest {

  @Test
  void keepsThePasswordSecretOfAUrlThatTakesNoOptionOfCameras() {
    SourceRequest request =
        new SourceRequest(
            "http://admin:secret@camera/video",
            OptionalDouble.empty(),
            new StopSignal(),
            new LiveOptions(Optional.of(Duration.ofSeconds(1)), Optional.empty(), Optional.empty()),
            ConnectionListener.NONE);

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> Sources.open(request))
        .satisfies(
            refused ->
                assertThat(refused.problems().toString())
                    .contains("camera/video")
                    .doesNotContain("secret"));
  }
}
