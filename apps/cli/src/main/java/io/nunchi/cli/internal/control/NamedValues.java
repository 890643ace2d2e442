package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.CliException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The values of a command, given as {@code name=value}; those that nobody asks for are refused. */
final class NamedValues {

  private final Map<String, String> given;
  private final Set<String> known = new LinkedHashSet<>();

  NamedValues(List<String> given) throws CliException {
    this.given = new TreeMap<>(pairs(given));
  }

  /** Divides {@code name=value}; each name may be given once. */
  static Map<String, String> pairs(List<String> given) throws CliException {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String text : given) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw ControlProblems.valueUnfit("name=value", text);
      }
      String name = text.substring(0, equals).strip();
      if (pairs.put(name, text.substring(equals + 1)) != null) {
        throw ControlProblems.valueUnfit("each name once", name + " twice");
      }
    }
    return pairs;
  }

  /** The value, if it is given. */
  Optional<String> text(String name) {
    known.add(name);
    return Optional.ofNullable(given.remove(name));
  }

  /** The value, or empty if it is not given; refuses what is no number in the range. */
  Optional<Double> number(String name, double least, double most) throws CliException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      double value = Double.parseDouble(text.get());
      if (value >= least && value <= most) {
        return Optional.of(value);
      }
    } catch (NumberFormatException noNumber) {
      throw unfit(name, least, most, text.get());
    }
    throw unfit(name, least, most, text.get());
  }

  /** The same, of whole numbers. */
  Optional<Long> count(String name, long least, long most) throws CliException {
    Optional<Double> number = number(name, (double) least, (double) most);
    if (number.isPresent() && number.get() != Math.rint(number.get())) {
      throw ControlProblems.valueUnfit(name + ", a whole number", number.get().toString());
    }
    return number.map(Double::longValue);
  }

  /** Refuses what was given and not asked for. */
  void requireNoneLeft() throws CliException {
    if (!given.isEmpty()) {
      throw ControlProblems.valueUnfit(
          known.isEmpty() ? "no value" : "values of " + String.join(", ", known),
          String.join(", ", given.keySet()));
    }
  }

  private static CliException unfit(String name, double least, double most, String found) {
    return ControlProblems.valueUnfit(name + " from " + text(least) + " to " + text(most), found);
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
