package io.nunchi.loading.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

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
  void workerKeepsTheContextOfItsLastTurn() {
    gate.stay();
    yard.stay();
    assertThat(MDC.getCopyOfContextMap()).isEqualTo(yard.context());
    yard.stay();
    assertThat(MDC.getCopyOfContextMap()).isEqualTo(yard.context());
  }

  @Test
  void loggingLibraryThatFailsCostsItsOwnLinesOnly() throws ReflectiveOperationException {
    Field adapter = MDC.class.getDeclaredField("MDC_ADAPTER");
    adapter.setAccessible(true);
    Object before = adapter.get(null);
    adapter.set(
        null,
        Proxy.newProxyInstance(
            MDCAdapter.class.getClassLoader(),
            new Class<?>[] {MDCAdapter.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("no context today");
            }));
    try {
      LogName.Scope scope = gate.enter();
      gate.stay();
      scope.leave();
      assertThat(scope.stream()).isNull();
    } finally {
      adapter.set(null, before);
    }
  }
}
