package io.nunchi.cli.internal.interrupt;

import io.nunchi.cli.internal.ExitCode;
import java.io.File;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns Ctrl-C, SIGTERM and SIGHUP into a request to stop; the second one ends the process at once.
 *
 * <p>The JDK's signal handlers are part of every JDK, but not of its API, so they are reached by
 * reflection. A shutdown hook would not do: while hooks run, a second Ctrl-C has no effect.
 */
public final class Interrupts implements AutoCloseable {

  /** HUP comes when the terminal is closed; Windows does not know it. */
  private static final List<String> SIGNALS =
      File.separatorChar == '\\' ? List.of("INT", "TERM") : List.of("INT", "TERM", "HUP");

  private final StopSignal stop = new StopSignal();
  private final Map<String, Object> handlersBefore = new LinkedHashMap<>();

  private Interrupts() {}

  /** Listens until it is closed: each signal requests {@link #stop()}. */
  public static Interrupts listen() {
    Interrupts interrupts = new Interrupts();
    try {
      Object handler = handler(interrupts.stop);
      for (String name : SIGNALS) {
        interrupts.handlersBefore.put(name, install(name, handler));
      }
      return interrupts;
    } catch (ReflectiveOperationException e) {
      throw unusual(e);
    }
  }

  /** The request to stop. */
  public StopSignal stop() {
    return stop;
  }

  /** Restores the previous handlers of the signals. */
  @Override
  public void close() {
    handlersBefore.forEach(
        (name, handler) -> {
          try {
            install(name, handler);
          } catch (ReflectiveOperationException e) {
            throw unusual(e);
          }
        });
  }

  private static Object handler(StopSignal stop) throws ClassNotFoundException {
    InvocationHandler onSignal =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                stopOrEnd(stop);
                yield null;
              }
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> proxy == arguments[0];
              default -> "stops at signals";
            };
    return Proxy.newProxyInstance(
        Interrupts.class.getClassLoader(), new Class<?>[] {handlerClass()}, onSignal);
  }

  /** Returns the previous handler. */
  private static Object install(String name, Object handler) throws ReflectiveOperationException {
    Class<?> signalClass = Class.forName("sun.misc.Signal");
    return signalClass
        .getMethod("handle", signalClass, handlerClass())
        .invoke(null, signalClass.getConstructor(String.class).newInstance(name), handler);
  }

  private static Class<?> handlerClass() throws ClassNotFoundException {
    return Class.forName("sun.misc.SignalHandler");
  }

  private static IllegalStateException unusual(ReflectiveOperationException cause) {
    return new IllegalStateException("this JVM has no handlers for signals", cause);
  }

  private static void stopOrEnd(StopSignal stop) {
    if (stop.isRequested()) {
      LastActions.run();
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
    stop.request();
  }
}
