package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * The content of a MOTChallenge {@code seqinfo.ini}, as far as it is given.
 *
 * @param file the file
 * @param name the sequence's name
 * @param frameRate frames per second
 * @param frames the number of frames
 * @param width of the frames, in pixels
 * @param height of the frames, in pixels
 */
record MotSequenceInfo(
    Path file,
    Optional<String> name,
    OptionalDouble frameRate,
    OptionalInt frames,
    OptionalInt width,
    OptionalInt height) {

  private static final String FILE = "seqinfo.ini";
  private static final double MOST_FRAMES = 9_999_999;
  private static final double LARGEST_SIDE = 100_000;
  private static final double LARGEST_RATE = 1000;

  /** Reads the description of a sequence; empty where the folder has none. */
  static Optional<MotSequenceInfo> read(Path folder, FoundProblems problems)
      throws AccuracyException {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? Optional.of(new Reading(file, problems).info()) : Optional.empty();
  }

  /** Tells if MOT20's rules hold, which TrackEval takes from the benchmark's name. */
  boolean isMot20() {
    return name.filter(text -> text.toUpperCase(Locale.ROOT).startsWith("MOT20")).isPresent();
  }

  /** The keys that a sequence without pictures needs, and that are not given. */
  List<String> missing() {
    Map<String, OptionalInt> needed = new LinkedHashMap<>();
    needed.put("seqLength", frames);
    needed.put("imWidth", width);
    needed.put("imHeight", height);
    return needed.entrySet().stream()
        .filter(entry -> entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  private record Reading(Path file, FoundProblems problems, Map<String, Value> values) {

    private record Value(FileLocation location, String text) {}

    Reading(Path file, FoundProblems problems) {
      this(file, problems, new HashMap<>());
    }

    MotSequenceInfo info() throws AccuracyException {
      int number = 0;
      for (String line : DatasetFiles.lines(file)) {
        number++;
        int equals = line.indexOf('=');
        if (equals > 0 && !line.substring(equals + 1).isBlank()) {
          values.put(
              line.substring(0, equals).strip(),
              new Value(new FileLocation(file, number), line.substring(equals + 1).strip()));
        }
      }
      Double rate = number("frameRate", "above 0, at most 1000", n -> n > 0 && n <= LARGEST_RATE);
      return new MotSequenceInfo(
          file,
          Optional.ofNullable(values.get("name")).map(Value::text),
          rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
          count("seqLength", MOST_FRAMES),
          count("imWidth", LARGEST_SIDE),
          count("imHeight", LARGEST_SIDE));
    }

    private OptionalInt count(String key, double most) {
      String expected = "a whole number from 1 to %.0f".formatted(most);
      Double number = number(key, expected, n -> n >= 1 && n <= most && n == Math.rint(n));
      return number == null ? OptionalInt.empty() : OptionalInt.of(number.intValue());
    }

    private @Nullable Double number(String key, String expected, DoublePredicate fits) {
      Value value = values.get(key);
      if (value == null) {
        return null;
      }
      try {
        double number = Double.parseDouble(value.text);
        if (fits.test(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        problems.add(notPossible(value, key, "a number"));
        return null;
      }
      problems.add(notPossible(value, key, expected));
      return null;
    }

    private static Problem notPossible(Value value, String key, String expected) {
      return value
          .location
          .problem(AccuracyErrors.VALUE, "the sequence's description is wrong")
          .expected(key + " is " + expected)
          .found(value.text)
          .fix("correct the line");
    }
  }
}
