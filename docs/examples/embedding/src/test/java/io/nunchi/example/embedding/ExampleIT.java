package io.nunchi.example.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs as docs/embedding.md says. */
@Timeout(120)
class ExampleIT {

  private static final String PERSON = "Detection\\[.*person";

  @TempDir static Path folder;

  private static final int SHORT_FRAMES = 75;

  private static String shortVideo = "";
  private static String longVideo = "";

  @BeforeAll
  static void drawVideos() throws Exception {
    shortVideo = WalkerVideo.write(folder.resolve("short.mp4"), SHORT_FRAMES).toString();
    longVideo = WalkerVideo.write(folder.resolve("long.mp4"), 10 * SHORT_FRAMES).toString();
  }

  @Test
  void playsAVideoToItsEndAndAccountsForEveryFrame() throws Exception {
    try (RunningVms vms = RunningVms.start(SmallestVms.class, shortVideo)) {
      assertThat(vms.awaitExit()).as(vms.printed()).isZero();
      assertThat(vms.printed())
          .containsPattern("engine 1: " + PERSON)
          .contains("engine 1: offered " + SHORT_FRAMES + ", analyzed ");
    }
  }

  @Test
  void swapsTheAnalyzerWhileItRunsAndGoesOnWhenASwapIsRefused() throws Exception {
    try (RunningVms vms = RunningVms.start(SmallestVms.class, longVideo)) {
      vms.awaitLine("engine 1: " + PERSON);
      vms.enter("swap nobody.knows");
      vms.awaitLine("NUN-1010");
      vms.awaitLine("engine 1: " + PERSON);
      vms.enter("swap nunchi.classic minimumSize=0.2 sensitivity=0.6");
      vms.awaitLine("engine 2 takes over");
      vms.awaitLine("engine 2: " + PERSON);
      vms.enter("rollback");
      vms.awaitLine("engine 3 takes over");
      vms.enter("metrics");
      vms.awaitLine("engine 2: offered [1-9]");
      vms.enter("end");
      assertThat(vms.awaitExit()).as(vms.printed()).isZero();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java ends a process there without asking it")
  void closesEverythingOnCtrlC() throws Exception {
    try (RunningVms vms = RunningVms.start(SmallestVms.class, longVideo)) {
      vms.awaitLine("engine 1: " + PERSON);
      vms.interrupt();
      assertThat(vms.awaitExit()).as(vms.printed()).isEqualTo(128 + 15); // SIGTERM
      assertThat(vms.printed()).contains("engine 1: offered ");
    }
  }

  @Test
  void waitsForACameraThatIsOffWithoutPrintingItsPassword() throws Exception {
    try (RunningVms vms = RunningVms.start(SmallestVms.class, "rtsp://me:secret@127.0.0.1:9/")) {
      vms.awaitLine("camera lost");
      vms.awaitLine("camera lost");
      vms.enter("end");
      assertThat(vms.awaitExit()).as(vms.printed()).isZero();
      assertThat(vms.printed()).doesNotContain("secret");
    }
  }

  @Test
  void runsWithAHostThatGuiceProvides() throws Exception {
    try (RunningVms vms = RunningVms.start(GuiceVms.class, longVideo)) {
      vms.awaitLine("engine 1: " + PERSON);
      vms.enter("end");
      assertThat(vms.awaitExit()).as(vms.printed()).isZero();
      assertThat(vms.printed()).contains("engine 1: offered ");
    }
  }
}
