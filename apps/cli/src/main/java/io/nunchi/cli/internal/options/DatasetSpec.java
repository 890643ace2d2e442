package io.nunchi.cli.internal.options;

import io.nunchi.cli.internal.CliException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dataset as it is named on the command line: {@code DIR}, {@code NAME=DIR}, or {@code
 * NAME=DIR#FIRST-LAST} for a part of its frames.
 *
 * @param name its name in verdicts; empty for the folder's
 * @param folder the dataset
 * @param frames the frame range of this dataset alone
 */
record DatasetSpec(Optional<String> name, Path folder, Optional<String> frames) {

  private static final Pattern NAMED = Pattern.compile("([\\p{L}\\p{N}_.-]+)=(.+)");
  private static final Pattern NAMED_BY_PATH =
      Pattern.compile("[^=]*[/\\\\][^=]*=([^#]+)(#[0-9]+-[0-9]*)?");
  private static final Pattern PART = Pattern.compile("(.+)#([0-9]+-[0-9]*)");

  /**
   * Reads it.
   *
   * @throws CliException if the name cannot be that of a folder of results
   */
  static DatasetSpec parse(String text) throws CliException, InvalidPathException {
    if (Files.exists(Path.of(text))) {
      return new DatasetSpec(Optional.empty(), Path.of(text), Optional.empty());
    }
    Matcher named = NAMED.matcher(text);
    Optional<String> name = named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    String location = named.matches() ? named.group(2) : text;
    requireFolderName(text, name);
    Matcher part = PART.matcher(location);
    if (part.matches() && !Files.exists(Path.of(location))) {
      return new DatasetSpec(name, Path.of(part.group(1)), Optional.of(part.group(2)));
    }
    return new DatasetSpec(name, Path.of(location), Optional.empty());
  }

  private static void requireFolderName(String text, Optional<String> name) throws CliException {
    boolean isStep = name.filter(given -> given.equals(".") || given.equals("..")).isPresent();
    Matcher path = NAMED_BY_PATH.matcher(text);
    boolean isPath = name.isEmpty() && path.matches() && Files.exists(Path.of(path.group(1)));
    if (isStep || isPath) {
      throw OptionValues.unfit(
          "--dataset", "NAME=DIR with a name of letters, digits, '.', '_' and '-'", text);
    }
  }

  /** The name, or that of the folder. */
  String shownName() {
    return name.orElseGet(() -> String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
  }
}
