package io.nunchi.tck.internal.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Records the files that threads of the kit, and threads started meanwhile, write to through Java,
 * but not through a logger. The JDK's Flight Recorder tells them: other processes do not matter.
 * Writes of native code, and files without content, pass unseen.
 *
 * <p>Lifecycle: records from {@link #record} to {@link #close()}. Threading: any thread writes.
 */
public final class WrittenFiles implements AutoCloseable {

  private static final String EVENT = "jdk.FileWrite";

  private final Recording recording = new Recording();
  private final Set<Long> threadsBefore =
      LiveThreads.now().threads().stream()
          .filter(thread -> !(thread instanceof KitThread))
          .map(WrittenFiles::id)
          .collect(Collectors.toSet());

  private WrittenFiles() {}

  @SuppressWarnings("deprecation") // Java 17 has no other name for it
  private static long id(Thread thread) {
    return thread.getId();
  }

  /** Tells whether this JVM records files. */
  public static boolean areKnown() {
    return ModuleLayer.boot().findModule("jdk.jfr").isPresent() && FlightRecorder.isAvailable();
  }

  public static WrittenFiles record() {
    WrittenFiles files = new WrittenFiles();
    files.recording.enable(EVENT).withThreshold(Duration.ZERO).withStackTrace();
    files.recording.start();
    return files;
  }

  /** A file, and the code that wrote to it. */
  public record Written(Path file, String place) {}

  /** Ends the recording, and lists what was written. */
  public List<Written> stop() throws IOException {
    recording.stop();
    Path dump = Files.createTempFile("nunchi-tck-", ".jfr");
    try {
      recording.dump(dump);
      return RecordingFile.readAllEvents(dump).stream()
          .filter(event -> event.getEventType().getName().equals(EVENT))
          .flatMap(event -> written(event).stream())
          .toList();
    } finally {
      Files.delete(dump);
    }
  }

  private Optional<Written> written(RecordedEvent event) {
    RecordedThread thread = event.getThread();
    String path = event.getString("path");
    if (thread == null || path == null || threadsBefore.contains(thread.getJavaThreadId())) {
      return Optional.empty();
    }
    List<RecordedFrame> frames =
        event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
    List<String> callers =
        frames.stream().map(frame -> frame.getMethod().getType().getName()).toList();
    if (LoggingCalls.areAmong(callers)) {
      return Optional.empty();
    }
    String place =
        frames.stream()
            .filter(frame -> !isOfTheJdk(frame))
            .findFirst()
            .map(WrittenFiles::describe)
            .orElse("an unknown place");
    return file(path).map(file -> new Written(file, place));
  }

  private static boolean isOfTheJdk(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.startsWith("java.") || type.startsWith("sun.") || type.startsWith("jdk.");
  }

  private static String describe(RecordedFrame frame) {
    return "%s.%s, line %d"
        .formatted(
            frame.getMethod().getType().getName(),
            frame.getMethod().getName(),
            frame.getLineNumber());
  }

  /** Empty for pipes and terminals. */
  private static Optional<Path> file(String path) {
    try {
      return path.isBlank()
          ? Optional.empty()
          : Optional.of(Path.of(path).toAbsolutePath().normalize());
    } catch (InvalidPathException notAFile) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    recording.close();
  }
}
