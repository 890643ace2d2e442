package io.nunchi.cli.internal.track;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.options.OptionValues;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a picture.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record SizeOption(int width, int height) {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})[xX]([1-9][0-9]{0,4})");
  private static final int LONGEST_SIDE = 32_768;

  /** Reads the value of an option, such as {@code 1920x1080}. */
  public static SizeOption parse(String option, String text) throws CliException {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      SizeOption size =
          new SizeOption(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      if (size.width <= LONGEST_SIDE && size.height <= LONGEST_SIDE) {
        return size;
      }
    }
    throw OptionValues.unfit(
        option, "WIDTHxHEIGHT in pixels, each from 1 to " + LONGEST_SIDE, text);
  }
}
