package io.nunchi.cli.internal.output;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where one analysis writes, and the names of what it writes. */
public final class OutputFolder {

  private static final String RESULTS = "results.jsonl";
  private static final String VIDEO = "annotated.mp4";
  private static final String PARTIAL_VIDEO = "annotated.mp4.part";
  private static final String SUMMARY = "summary.json";
  private static final String PARTIAL_SUMMARY = "summary.json.part";
  private static final String SHADOW = "shadow.json";
  private static final String PARTIAL_SHADOW = "shadow.json.part";
  private static final String CONTROL = "control.jsonl";
  private static final String DISPUTED = "shadow";
  private static final List<String> OWN_FILES =
      List.of(RESULTS, VIDEO, PARTIAL_VIDEO, SUMMARY, PARTIAL_SUMMARY, SHADOW, PARTIAL_SHADOW);

  /** Names in lower case that nothing else in such a folder may have. */
  public static final Set<String> OWN_NAMES =
      Stream.concat(OWN_FILES.stream(), Stream.of(CONTROL, DISPUTED))
          .collect(Collectors.toUnmodifiableSet());

  private final Path folder;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Creates the folder, or takes an empty one.
   *
   * @param folder where to write
   * @param overwrite also take a folder with files; see {@link #removeEarlierResults()}
   * @throws CliException if it holds files or cannot be written
   */
  public static OutputFolder prepare(Path folder, boolean overwrite) throws CliException {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      if (!overwrite) {
        refuseFiles(absolute);
      }
      Files.delete(Files.createTempFile(absolute, "writable-", ".tmp"));
    } catch (IOException failure) {
      throw unwritable(absolute, failure);
    }
    return new OutputFolder(absolute);
  }

  /** Removes what an earlier analysis wrote here, and nothing else. */
  public void removeEarlierResults() throws CliException {
    try {
      for (String name : OWN_FILES) {
        Files.deleteIfExists(folder.resolve(name));
      }
      DisputedFolder.removeEarlier(disputed());
    } catch (IOException failure) {
      throw unwritable(folder, failure);
    }
  }

  /** Removes the answers to the commands of an earlier analysis. */
  public void removeEarlierAnswers() throws CliException {
    try {
      Files.deleteIfExists(control());
    } catch (IOException failure) {
      throw unwritable(folder, failure);
    }
  }

  private static CliException unwritable(Path folder, IOException failure) {
    return CliException.unusable(
        Problem.of(CliErrors.OUTPUT_UNWRITABLE, "the output folder cannot be written")
            .expected("a folder that can be created and written")
            .found(failure.toString())
            .where(folder.toString())
            .fix("name another folder with --out, or change its permissions"),
        failure);
  }

  private static void refuseFiles(Path folder) throws IOException, CliException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.limit(3).toList();
      if (!found.isEmpty()) {
        throw CliException.unusable(
            Problem.of(CliErrors.OUTPUT_NOT_EMPTY, "the output folder holds files already")
                .expected("a new or empty folder")
                .found(String.join(", ", found.stream().map(OutputFolder::name).toList()))
                .where(folder.toString())
                .fix(
                    "name another folder, empty this one, or add --overwrite where the command has"
                        + " it"));
      }
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  public Path path() {
    return folder;
  }

  public Path results() {
    return folder.resolve(RESULTS);
  }

  public Path video() {
    return folder.resolve(VIDEO);
  }

  /** The video while it is written: without its end it does not play. */
  public Path partialVideo() {
    return folder.resolve(PARTIAL_VIDEO);
  }

  public Path summary() {
    return folder.resolve(SUMMARY);
  }

  Path partialSummary() {
    return folder.resolve(PARTIAL_SUMMARY);
  }

  public Path shadow() {
    return folder.resolve(SHADOW);
  }

  Path partialShadow() {
    return folder.resolve(PARTIAL_SHADOW);
  }

  /** The answers to commands. */
  public Path control() {
    return folder.resolve(CONTROL);
  }

  /** The folder of the frames with the largest disagreement. */
  public Path disputed() {
    return folder.resolve(DISPUTED);
  }

  /** A write that failed while frames were analyzed. */
  public static CliException writeFailure(Path file, Exception cause, String found) {
    return CliException.failed(
        Problem.of(CliErrors.WRITE_FAILED, "a result cannot be written")
            .expected("a disk with room")
            .found(found)
            .where(file.toString())
            .fix("make room, and analyze again"),
        cause);
  }
}
