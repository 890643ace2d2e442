package io.nunchi.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpiVersionTest {

  @Property
  void readsWhatItWrites(
      @ForAll @IntRange(min = 1, max = 9999) int major, @ForAll @IntRange(max = 9999) int minor) {
    SpiVersion version = new SpiVersion(major, minor);
    assertThat(SpiVersion.parse(version.toString())).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.", ".1", "0.1", "1.0.0", "a.b", "-1.0", "1,0", "99999.0"})
  void refusesWhatIsNotAVersion(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpiVersion.parse(text))
        .withMessageContaining("major.minor");
  }

  @Test
  void runsPluginsOfTheSameMajorWhoseMinorIsNotNewer() {
    SpiVersion host = new SpiVersion(2, 3);
    assertThat(host.canRun(new SpiVersion(2, 0))).isTrue();
    assertThat(host.canRun(new SpiVersion(2, 3))).isTrue();
    assertThat(host.canRun(new SpiVersion(2, 4))).isFalse();
    assertThat(host.canRun(new SpiVersion(1, 0))).isFalse();
    assertThat(host.canRun(new SpiVersion(3, 0))).isFalse();
  }
}
