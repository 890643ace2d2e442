package io.nunchi.cli.internal.draw;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.spi.failure.Problem;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Optional;

/** Finds out if text can be drawn: a machine without a screen often has no font. */
public final class Fonts {

  private Fonts() {}

  /** Why no text can be drawn on pictures at a place, or empty if it can. */
  public static Optional<Problem> problem(String where) {
    try {
      new Font(Font.SANS_SERIF, Font.BOLD, 12)
          .getStringBounds("8", new FontRenderContext(null, true, true));
      return Optional.empty();
    } catch (RuntimeException | LinkageError | InternalError noFont) { // Java2D throws any of these
      return Optional.of(
          Problem.of(CliErrors.NO_FONT, "pictures have boxes without text")
              .expected("a font on this machine")
              .found(noFont.toString())
              .where(where)
              .fix("install fontconfig and a font, such as the package fonts-dejavu-core"));
    }
  }
}
