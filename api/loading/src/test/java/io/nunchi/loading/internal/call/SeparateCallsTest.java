package io.nunchi.loading.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SeparateCallsTest {

  @Test
  void engineThatWasClosedMeanwhileIsNotBlamedOnItsPlugin() {
    SeparateCalls calls = new SeparateCalls(new Supervisor(), System::nanoTime, 1);
    PluginCallFailed failed =
        catchThrowableOfType(
            PluginCallFailed.class,
            () ->
                calls.run(
                    WatchedCall.of(
                        "openAnalyzer for stream gate",
                        Long.MAX_VALUE,
                        ClassLoader.getPlatformClassLoader()),
                    () -> {
                      throw new EngineIsGone("acme.cars");
                    }));
    assertThat(failed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-4503");
              assertThat(problem.where()).isEqualTo("openAnalyzer for stream gate");
              assertThat(problem.toString()).contains("acme.cars", "closed in the meantime");
              assertThat(problem.toString()).doesNotContain("vendor");
            });
  }
}
