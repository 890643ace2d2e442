package io.nunchi.api.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoggersTest {

  @Test
  void writesWhatAPluginLogsToTheHostsLog() {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      Logger logger = Loggers.named("acme.people");
      logger.log(Logger.Level.WARNING, "{0} of {1} done", 1, 2);
      logger.log(Logger.Level.ERROR, "it is {broken", 1);
      logger.log(Logger.Level.INFO, "failed", new IllegalStateException("why"));
      logger.log(Logger.Level.DEBUG, "not shown");
    } finally {
      System.setErr(before);
    }
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("WARN acme.people - 1 of 2 done")
        .contains("ERROR acme.people - it is {broken")
        .contains("why")
        .doesNotContain("not shown");
  }
}
