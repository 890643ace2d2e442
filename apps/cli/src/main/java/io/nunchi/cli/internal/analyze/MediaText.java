package io.nunchi.cli.internal.analyze;

import io.nunchi.cli.internal.source.SourceMedia;
import io.nunchi.cli.internal.video.MediaFacts;
import java.util.Locale;

/** A video's properties in a few words. */
final class MediaText {

  private MediaText() {}

  static String of(SourceMedia media) {
    return media.codec() + media.pictures().map(MediaText::pictures).orElse("");
  }

  private static String pictures(MediaFacts facts) {
    StringBuilder text = new StringBuilder();
    text.append(" %dx%d".formatted(facts.width(), facts.height()));
    if (facts.mirrored()) {
      text.append(", mirrored");
    }
    if (facts.rotation() != 0) {
      text.append(", turned by ").append(facts.rotation()).append(" degrees");
    }
    MediaFacts.Colors colors = facts.colors();
    text.append(", ")
        .append(facts.stored().pixelFormat())
        .append(" as ")
        .append(colors.pixelFormat());
    colors.matrix().ifPresent(matrix -> text.append(", ").append(matrix));
    if (colors.matrixIsGuessed()) {
      text.append(" by its size");
    }
    text.append(", ").append(colors.range().name().toLowerCase(Locale.ROOT)).append(" range");
    return text.toString();
  }
}
