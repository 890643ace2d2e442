package io.nunchi.cli.internal.options;

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
  private static final Pattern PART = Pattern.compile("(.+)#([0-9]+-[0-9]*)");

  static DatasetSpec parse(String text) throws InvalidPathException {
    if (Files.exists(Path.of(text))) {
      return new DatasetSpec(Optional.empty(), Path.of(text), Optional.empty());
    }
    Matcher named = NAMED.matcher(text);
    Optional<String> name = named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    String location = named.matches() ? named.group(2) : text;
    Matcher part = PART.matcher(location);
    if (part.matches() && !Files.exists(Path.of(location))) {
      return new DatasetSpec(name, Path.of(part.group(1)), Optional.of(part.group(2)));
    }
    return new DatasetSpec(name, Path.of(location), Optional.empty());
  }

  /** The name, or that of the folder. */
  String shownName() {
    return name.orElseGet(() -> String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
  }
}
