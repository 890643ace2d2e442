package io.nunchi.loading.internal.log;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

/** Stands before the adapter of SLF4J's MDC until it is closed, and knows the threads that call. */
public final class ReplacedMdc implements AutoCloseable {

  private final Field field;
  private final Object before;
  private final List<String> threads = new CopyOnWriteArrayList<>();

  private ReplacedMdc(Field field, Object before) {
    this.field = field;
    this.before = before;
  }

  /** Runs an action before each call of the adapter, with the name of the called method. */
  public static ReplacedMdc before(Consumer<String> action) throws ReflectiveOperationException {
    Field field = MDC.class.getDeclaredField("MDC_ADAPTER");
    field.setAccessible(true);
    ReplacedMdc replaced = new ReplacedMdc(field, field.get(null));
    field.set(
        null,
        Proxy.newProxyInstance(
            MDCAdapter.class.getClassLoader(),
            new Class<?>[] {MDCAdapter.class},
            (proxy, method, arguments) -> {
              replaced.threads.add(Thread.currentThread().getName());
              action.accept(method.getName());
              try {
                return method.invoke(replaced.before, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
    return replaced;
  }

  /** The name of the calling thread of each call. */
  public List<String> threads() {
    return List.copyOf(threads);
  }

  @Override
  public void close() throws ReflectiveOperationException {
    field.set(null, before);
  }
}
