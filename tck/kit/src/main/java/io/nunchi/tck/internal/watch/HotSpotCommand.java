package io.nunchi.tck.internal.watch;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A diagnostic command of HotSpot, as {@code jcmd} runs it; other JVMs have none. */
enum HotSpotCommand {
  HEAP_INFO("gcHeapInfo"),
  CLASS_HISTOGRAM("gcClassHistogram");

  private final String operation;

  HotSpotCommand(String operation) {
    this.operation = operation;
  }

  /** Returns the output, or empty where the JVM has no such command. */
  Optional<String> run() {
    try {
      ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      return Optional.of(
          (String)
              server.invoke(
                  commands,
                  operation,
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()}));
    } catch (JMException unknown) {
      return Optional.empty();
    }
  }
}
