package io.nunchi.loading.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.loading.HostThread;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogNameTest {

  private static final String STREAM = "nunchi.stream";

  private final LogName gate = new LogName("gate", "1");
  private final LogName yard = new LogName("yard", "2");

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void scopeRestoresTheContextBefore() {
    MDC.put(STREAM, "the VMS's own");
    LogName.Scope scope = gate.enter();
    assertThat(MDC.getCopyOfContextMap()).containsAllEntriesOf(gate.context());
    scope.leave();
    assertThat(MDC.get(STREAM)).isEqualTo("the VMS's own");
    assertThat(MDC.get("nunchi.generation")).isNull();
  }

  @Test
  void workerKeepsTheContextOfItsLastTurn() throws Exception {
    onThreadOfHost(
        () -> {
          gate.stay();
          yard.stay();
          assertThat(LogContext.copy()).isEqualTo(yard.context());
          LogContext.show();
          assertThat(MDC.getCopyOfContextMap()).isEqualTo(yard.context());
          LogName.Scope scope = gate.enter();
          assertThat(LogContext.copy()).isEqualTo(gate.context());
          scope.leave();
          assertThat(LogContext.copy()).isEqualTo(yard.context());
        });
  }

  @Test
  void whatIsCarriedFromAnotherThreadIsNamedAsWell() throws Exception {
    onThreadOfHost(
        () -> {
          LogContext.carry(Map.of("request", "7"));
          gate.stay();
          Map<String, String> all =
              Map.of("request", "7", STREAM, "gate", "nunchi.generation", "1");
          assertThat(LogContext.copy()).isEqualTo(all);
          LogContext.show();
          assertThat(MDC.getCopyOfContextMap()).isEqualTo(all);
        });
  }

  @Test
  void threadOfTheHostAsksTheLoggingLibraryForNothing() throws Exception {
    try (ReplacedMdc mdc = ReplacedMdc.before(method -> {})) {
      onThreadOfHost(
          () -> {
            gate.stay();
            LogName.Scope scope = yard.enter();
            HostLog.named("test.context").info("with a context");
            scope.leave();
          });
      assertThat(mdc.threads()).doesNotContain("of the host");
    }
  }

  private static void onThreadOfHost(Runnable task) throws Exception {
    FutureTask<Boolean> checked = new FutureTask<>(task, true);
    HostThread.of(checked, "of the host").start();
    assertThat(checked.get()).isTrue();
  }

  @Test
  void loggingLibraryThatFailsCostsItsOwnLinesOnly() throws ReflectiveOperationException {
    try (ReplacedMdc mdc = ReplacedMdc.before(LogNameTest::fail)) {
      LogName.Scope scope = gate.enter();
      scope.leave();
      gate.show();
      assertThat(scope.stream()).isNull();
      assertThat(mdc.threads()).isNotEmpty();
    }
  }

  private static void fail(String method) {
    throw new IllegalStateException("no " + method + " today");
  }
}
