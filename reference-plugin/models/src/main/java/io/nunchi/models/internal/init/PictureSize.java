package io.nunchi.models.internal.init;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The size of a picture that a model takes.
 *
 * @param width pixels in a row
 * @param height rows
 */
public record PictureSize(int width, int height) {

  /** Sizes to try on a model that leaves its own open, the most usual first. */
  static final List<PictureSize> USUAL =
      Stream.of(640, 416, 320, 512, 224, 256, 300, 384)
          .map(side -> new PictureSize(side, side))
          .toList();

  /** Sizes that outputs may tell of. */
  static final List<PictureSize> GRIDS =
      IntStream.rangeClosed(1, 40).mapToObj(i -> new PictureSize(32 * i, 32 * i)).toList();

  /** The keys under which exporters write the size, the most usual first. */
  private static final List<String> KEYS =
      List.of("imgsz", "img_size", "image_size", "input_size", "input_shape");

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int MAX_SIDE = 16_384;

  /**
   * Reads a size as people write it.
   *
   * @param text such as {@code 640x384}: the width comes first
   * @throws IllegalArgumentException if the text is something else
   */
  public static PictureSize parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected WIDTHxHEIGHT such as 640x384, found " + text);
    }
    return of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        .orElseThrow(() -> new IllegalArgumentException("sides are from 1 to " + MAX_SIDE));
  }

  /** Finds the size that an exporter wrote into a model, where the height comes first. */
  static Optional<PictureSize> told(Map<String, String> metadata) {
    return KEYS.stream()
        .flatMap(key -> Optional.ofNullable(metadata.get(key)).stream())
        .flatMap(text -> ofHeightFirst(text).stream())
        .findFirst();
  }

  private static Optional<PictureSize> ofHeightFirst(String text) {
    List<Integer> numbers =
        NUMBER
            .matcher(text)
            .results()
            .map(number -> number.group().length() > 5 ? 0 : Integer.parseInt(number.group()))
            .toList();
    return switch (numbers.size()) {
      case 1 -> of(numbers.get(0), numbers.get(0));
      case 2 ->
          namesWidthFirst(text)
              ? of(numbers.get(0), numbers.get(1))
              : of(numbers.get(1), numbers.get(0));
      case 4 -> of(numbers.get(3), numbers.get(2));
      default -> Optional.empty();
    };
  }

  private static boolean namesWidthFirst(String text) {
    int width = text.indexOf("width");
    return width >= 0 && width < text.indexOf("height");
  }

  private static Optional<PictureSize> of(int width, int height) {
    return width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE
        ? Optional.of(new PictureSize(width, height))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
