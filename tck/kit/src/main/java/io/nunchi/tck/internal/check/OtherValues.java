package io.nunchi.tck.internal.check;

import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.LabelsType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.PointsType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingType;
import io.nunchi.spi.settings.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Values that a setting takes and does not have. */
final class OtherValues {

  private OtherValues() {}

  /**
   * A few as text; none for text, which only the plugin knows.
   *
   * @param labels the labels that the engine declares; the first or the last is not the target's
   */
  static List<String> of(Setting<?> setting, Settings now, List<String> labels) {
    String current = now.toText().get(setting.key());
    return candidates(setting.type(), labels)
        .distinct()
        .filter(value -> !value.equals(current))
        .limit(2)
        .toList();
  }

  private static Stream<String> candidates(SettingType<?> type, List<String> labels) {
    if (type instanceof NumberType number) {
      return Stream.of((number.min() + number.max()) / 2, number.max(), number.min())
          .map(number::format);
    }
    if (type instanceof IntegerType integer) {
      return Stream.of(integer.max(), integer.min()).map(integer::format);
    }
    if (type instanceof BooleanType truth) {
      return Stream.of(true, false).map(truth::format);
    }
    if (type instanceof ChoiceType choice) {
      return choice.choices().stream();
    }
    if (type instanceof PointsType points) {
      return points.closed()
          ? Stream.of("0.1,0.1 0.9,0.1 0.5,0.9", "")
          : Stream.of("0.5,0.05 0.5,0.95", "");
    }
    if (type instanceof LabelsType filter && !labels.isEmpty()) {
      return Stream.of(labels.get(0), labels.get(labels.size() - 1))
          .map(label -> filter.format(List.of(label)));
    }
    return Stream.empty();
  }
}
