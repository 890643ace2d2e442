package io.nunchi.cli.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nunchi.cli.internal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ControlFileTest {

  @TempDir Path folder = Path.of("");
  private final BlockingQueue<String> read = new LinkedBlockingQueue<>();

  /** The looks at the file that found something new, or that it is gone. */
  private final BlockingQueue<String> looks = new LinkedBlockingQueue<>();

  private ControlFile open(Path file) throws CliException {
    LineReader lines =
        new LineReader("commands", read::add, problem -> read.add("unusable: " + problem.found()));
    ControlFile opened = ControlFile.open(file, lines, new Told());
    opened.start();
    return opened;
  }

  private final class Told implements ControlFile.Receiver {

    @Override
    public void begin() {
      // lines follow
    }

    @Override
    public void idle() {
      looks.add("idle");
    }

    @Override
    public void lost(Path file, IOException failure) {
      read.add("lost");
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  @Test
  void readsWhatIsThereAndWhatIsAppended() throws Exception {
    Path file = Files.writeString(folder.resolve("commands"), "status\nsw");
    try (ControlFile opened = open(file)) {
      assertThat(read.take()).isEqualTo("status");
      append(file, "ap a\n");
      assertThat(read.take()).isEqualTo("swap a");
      assertThat(opened).isNotNull();
    }
    assertThat(read).isEmpty();
  }

  @Test
  void createsAFileThatIsNotThere() throws Exception {
    Path file = folder.resolve("commands");
    try (ControlFile opened = open(file)) {
      append(file, "status\n");
      assertThat(read.take()).isEqualTo("status");
      assertThat(opened).isNotNull();
    }
  }

  @Test
  void readsAFileThatIsWrittenAnewFromItsBeginning() throws Exception {
    Path file = Files.writeString(folder.resolve("commands"), "status\n");
    try (ControlFile opened = open(file)) {
      assertThat(read.take()).isEqualTo("status");
      Files.writeString(file, "promote\n");
      assertThat(read.take()).isEqualTo("promote");
      assertThat(opened).isNotNull();
    }
  }

  @Test
  void tellsHalfALineThatGetsNoEnd() throws Exception {
    Path file = Files.writeString(folder.resolve("commands"), "status\nprom");
    try (ControlFile opened = open(file)) {
      assertThat(read.take()).isEqualTo("status");
      assertThat(opened).isNotNull();
    }
    assertThat(read.take()).isEqualTo("unusable: prom");
  }

  @Test
  void goesOnWithAFileThatTakesThePlaceOfTheFirst() throws Exception {
    Path file = Files.writeString(folder.resolve("commands"), "status\n");
    try (ControlFile opened = open(file)) {
      assertThat(read.take()).isEqualTo("status");
      assertThat(looks.take()).as("the first look").isEqualTo("idle");
      Files.move(file, folder.resolve("old"));
      assertThat(looks.take()).as("a look that finds no file").isEqualTo("idle");
      Path next = Files.writeString(folder.resolve("next"), "promote\n");
      Files.move(next, file);
      assertThat(read.take()).isEqualTo("promote");
      assertThat(opened).isNotNull();
    }
  }

  @Test
  void refusesAFolder() {
    CliException refusal = catchThrowableOfType(CliException.class, () -> open(folder));
    assertThat(refusal.problems().get(0).code()).isEqualTo("NUN-7062");
    assertThat(refusal.exitCode()).isEqualTo(4);
  }

  @Test
  void oneWriterAfterAnotherMayUseAFifo() throws Exception {
    Path fifo = fifo();
    try (ControlFile opened = open(fifo)) {
      Files.writeString(fifo, "status\nprom", StandardOpenOption.WRITE);
      assertThat(read.take()).isEqualTo("status");
      assertThat(read.take()).as("its writer is gone").isEqualTo("unusable: prom");
      Files.writeString(fifo, "stop\n", StandardOpenOption.WRITE);
      assertThat(read.take()).isEqualTo("stop");
      assertThat(opened).isNotNull();
    }
  }

  @Test
  void closesAFifoThatNobodyWritesTo() throws Exception {
    ControlFile opened = open(fifo());
    opened.close();
    assertThat(read).isEmpty();
  }

  @Test
  void tellsThatAFolderIsInThePlaceOfTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("commands"), "status\n");
    try (ControlFile opened = open(file)) {
      assertThat(read.take()).isEqualTo("status");
      Files.delete(file);
      Files.createDirectory(file);
      assertThat(read.take()).isEqualTo("lost");
      assertThat(opened).isNotNull();
    }
  }

  @Test
  void leavesNoFileInThePlaceOfAFifoThatIsGone() throws Exception {
    Path fifo = fifo();
    try (ControlFile opened = open(fifo)) {
      Files.writeString(fifo, "status\n", StandardOpenOption.WRITE);
      assertThat(read.take()).isEqualTo("status");
      Files.delete(fifo);
      assertThat(opened).isNotNull();
    }
    assertThat(fifo).doesNotExist();
  }

  private Path fifo() throws IOException, InterruptedException {
    Path fifo = folder.resolve("fifo");
    assumeTrue(Files.exists(Path.of("/usr/bin/mkfifo")), "this system has no mkfifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    return fifo;
  }
}
