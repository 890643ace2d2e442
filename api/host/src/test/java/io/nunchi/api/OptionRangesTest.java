package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.PromotionRule;
import io.nunchi.api.shadow.ShadowPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
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
        .isThrownBy(() -> SwapPolicy.defaults().withDrainDeadline(duration));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SupervisionPolicy.builder().analysisDeadline(duration));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1000.1, Double.NaN, Double.POSITIVE_INFINITY})
  void targetFrameRateThatNoCameraHasIsRefused(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StreamOptions.defaults().withTargetFrameRate(rate))
        .withMessageEndingWith("found " + rate);
  }

  @Test
  void blankStreamIdIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StreamOptions.defaults().withStreamId(" "));
  }

  @Test
  @SuppressWarnings("NullAway") // for callers without a null checker
  void nullIsRefusedWhereItIsGiven() {
    List<ThrowingCallable> calls =
        List.of(
            () -> new HostBuilder().pluginDirectory(null),
            () -> new HostBuilder().allowPluginDigests((Path) null),
            () -> new HostBuilder().allowPluginDigests((List<String>) null),
            () -> new HostBuilder().allowPluginDigests(Collections.singletonList(null)),
            () -> new HostBuilder().trustPluginSigners(Collections.singletonList(null)),
            () -> new HostBuilder().nativeRoot(null),
            () -> new HostBuilder().maximumAge(null),
            () -> new HostBuilder().supervision(null),
            () -> StreamOptions.defaults().withPriority(null),
            () -> StreamOptions.defaults().withMaximumAge(null),
            () -> StreamOptions.defaults().withStreamId(null),
            () -> SwapPolicy.defaults().withProbeFrames(null),
            () -> SwapPolicy.defaults().withProbeFrames(Collections.singletonList(null)),
            () -> SwapPolicy.defaults().withDrainDeadline(null),
            () -> SupervisionPolicy.builder().analysisDeadline(null),
            () -> SupervisionPolicy.builder().resultLimits(null),
            () -> ShadowPolicy.defaults().keepingDisputed(null, 1, 1),
            () -> ShadowPolicy.builder().disputedFrames(null),
            () -> ShadowPolicy.defaults().withLabelMap(null),
            () -> PromotionPolicy.of((PromotionRule) null),
            () -> PromotionRule.atMost(null, 1),
            () -> Camera.named(null),
            () -> new Camera("id", null, 0, Map.of()),
            () -> Camera.named("id").withSettings(null));
    for (int i = 0; i < calls.size(); i++) {
      assertThatNullPointerException().as("call " + i).isThrownBy(calls.get(i));
    }
  }
}
