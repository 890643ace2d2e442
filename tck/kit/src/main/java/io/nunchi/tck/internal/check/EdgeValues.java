package io.nunchi.tck.internal.check;

import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.FileType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.LabelsType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.PointsType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingType;
import io.nunchi.spi.settings.TextType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values of a setting at which code breaks: both ends of a range, every choice, nothing. */
final class EdgeValues {

  private static final int MOST_CORNERS = 64;
  private static final double LARGE = 1e9;
  private static final String NO_LABEL_OF_THE_ENGINE = "no-such-label";

  private EdgeValues() {}

  /**
   * Lists values as text, in no case all that the type allows.
   *
   * @param labels the labels that the engine declares
   */
  static List<String> of(Setting<?> setting, List<String> labels) {
    return candidates(setting.type(), labels)
        .distinct()
        .filter(text -> isAllowed(setting.type(), text))
        .toList();
  }

  private static Stream<String> candidates(SettingType<?> type, List<String> labels) {
    if (type instanceof NumberType number) {
      return Stream.of(Math.max(number.min(), -LARGE), Math.min(number.max(), LARGE))
          .map(number::format);
    }
    if (type instanceof IntegerType integer) {
      return Stream.of(integer.min(), integer.max()).map(integer::format);
    }
    if (type instanceof BooleanType truth) {
      return Stream.of(true, false).map(truth::format);
    }
    if (type instanceof ChoiceType choice) {
      return choice.choices().stream();
    }
    if (type instanceof PointsType points) {
      return Stream.of(
          "", line(points.closed()), corners(points.maxPoints()), onOneSpot(points.closed()));
    }
    if (type instanceof LabelsType filter) {
      return Stream.of(List.<String>of(), labels, List.of(NO_LABEL_OF_THE_ENGINE))
          .map(filter::format);
    }
    if (type instanceof FileType file) {
      return file.extensions().isEmpty()
          ? Stream.of(Provocations.NONSENSE)
          : Stream.of(Provocations.NONSENSE + file.extensions().get(0));
    }
    return Stream.of("", Provocations.NONSENSE);
  }

  /** Tells whether only the plugin knows which values are useful. */
  static boolean isFree(SettingType<?> type) {
    return type instanceof TextType || type instanceof FileType;
  }

  private static String line(boolean closed) {
    return closed ? "0.1,0.1 0.9,0.1 0.5,0.9" : "0,0.5 1,0.5";
  }

  /** A shape along the edge of an ellipse that touches the edges of the picture. */
  private static String corners(int most) {
    int count = Math.min(most, MOST_CORNERS);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                String.format(
                    Locale.ROOT,
                    "%.4f,%.4f",
                    0.5 + 0.5 * Math.cos(2 * Math.PI * i / count),
                    0.5 + 0.5 * Math.sin(2 * Math.PI * i / count)))
        .collect(Collectors.joining(" "));
  }

  /** A shape without an area or length, as a slip of the mouse draws it. */
  private static String onOneSpot(boolean closed) {
    return closed ? "0.5,0.5 0.5,0.5 0.5,0.5" : "0.5,0.5 0.5,0.5";
  }

  private static <T> boolean isAllowed(SettingType<T> type, String text) {
    try {
      return type.problemWith(type.parse(text)).isEmpty();
    } catch (IllegalArgumentException notOfTheType) {
      return false;
    }
  }
}
