package io.nunchi.cli.internal.source;

import io.nunchi.accuracy.text.MalformedTextException;
import io.nunchi.accuracy.text.PlainText;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The content of a MOTChallenge {@code seqinfo.ini}.
 *
 * @param name the sequence's name
 * @param imageFolder the folder of its images, beside the file
 * @param frameRate frames per second
 */
record SequenceInfo(Optional<String> name, Optional<String> imageFolder, OptionalDouble frameRate) {

  static SequenceInfo read(Path file) throws IOException, CliException {
    Map<String, String> values = new HashMap<>();
    for (String line : lines(file)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        String value = line.substring(equals + 1).strip();
        if (!value.isEmpty()) { // a key without a value says nothing
          values.put(line.substring(0, equals).strip(), value);
        }
      }
    }
    return new SequenceInfo(
        Optional.ofNullable(values.get("name")),
        imageFolder(file, Optional.ofNullable(values.get("imDir"))),
        frameRate(file, Optional.ofNullable(values.get("frameRate"))));
  }

  private static List<String> lines(Path file) throws IOException, CliException {
    try {
      return PlainText.lines(PlainText.decode(Files.readAllBytes(file)));
    } catch (MalformedTextException e) {
      throw malformed(file, "the file", PlainText.ENCODINGS, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> imageFolder(Path file, Optional<String> name)
      throws CliException {
    if (name.isPresent() && !isBeside(name.get())) {
      throw malformed(file, "imDir", "the name of a folder beside the file", name.get());
    }
    return name;
  }

  private static boolean isBeside(String name) {
    try {
      return !Path.of(name).isAbsolute() && !name.contains("..");
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private static OptionalDouble frameRate(Path file, Optional<String> text) throws CliException {
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double rate = Double.parseDouble(text.get());
      if (rate > 0 && rate <= 1000) {
        return OptionalDouble.of(rate);
      }
    } catch (NumberFormatException notANumber) {
      throw malformed(file, "frameRate", "a number", text.get());
    }
    throw malformed(file, "frameRate", "more than 0, at most 1000", text.get());
  }

  private static CliException malformed(Path file, String key, String expected, String found) {
    return CliException.unusable(
        Problem.of(CliErrors.SEQUENCE_INFO_MALFORMED, "the sequence's description is wrong")
            .expected(key + " is " + expected)
            .found(found)
            .where(file.toString())
            .fix("correct the line, or remove the file"));
  }
}
