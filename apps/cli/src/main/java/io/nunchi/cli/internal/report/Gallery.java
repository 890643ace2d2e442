package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.FoundBox;
import io.nunchi.accuracy.FrameDifference;
import io.nunchi.accuracy.LabelledFrame;
import io.nunchi.accuracy.PixelBox;
import io.nunchi.api.FrameBuffer;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.draw.FrameImage;
import io.nunchi.cli.internal.evaluate.DatasetFrames;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.source.SourceFrame;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** The frames about which the analyzers disagree most, with the boxes of both and the truth. */
final class Gallery {

  private static final int MOST_FRAMES = 8;
  private static final int WIDEST = 720;

  private final ReportSubject subject;

  Gallery(ReportSubject subject) {
    this.subject = subject;
  }

  String html() throws CliException, IOException {
    List<FrameDifference> chosen = subject.comparison().disagreements(MOST_FRAMES);
    if (chosen.isEmpty()) {
      return "<p class=\"note\">The two agree about every frame.</p>";
    }
    Map<Integer, FrameDifference> byPosition =
        chosen.stream().collect(Collectors.toMap(FrameDifference::position, Function.identity()));
    Map<Integer, String> figures = new HashMap<>();
    try (DatasetFrames frames = DatasetFrames.open(subject.dataset())) {
      int position = 0;
      SourceFrame.Decoded frame = frames.next();
      while (frame != null) {
        try {
          FrameDifference difference = byPosition.get(position);
          if (difference != null) {
            figures.put(position, figure(difference, frame.picture()));
          }
        } finally {
          frame.picture().release();
        }
        position++;
        frame = figures.size() < chosen.size() ? frames.next() : null;
      }
    }
    return chosen.stream()
        .map(difference -> figures.getOrDefault(difference.position(), ""))
        .collect(Collectors.joining("", "<div class=\"gallery\">", "</div>"));
  }

  private String figure(FrameDifference difference, FrameBuffer picture) throws IOException {
    LabelledFrame frame = subject.dataset().frames().get(difference.position());
    StringBuilder boxes = new StringBuilder();
    frame.truth().forEach(truth -> boxes.append(rectangle("truth", truth.box())));
    boxes.append(boxes("baseline", subject.baseline(), difference.position()));
    boxes.append(boxes("candidate", subject.candidate(), difference.position()));
    return """
    <figure><figcaption>%s: the candidate found %d more and lost %d; false alarms %d, \
    the baseline %d</figcaption>
    <div class="frame"><img alt="%s" src="data:image/jpeg;base64,%s">
    <svg viewBox="0 0 %d %d" aria-hidden="true">%s</svg></div></figure>
    """
        .formatted(
            Html.text(difference.name()),
            difference.gained(),
            difference.lost(),
            difference.candidate().falseAlarms(),
            difference.baseline().falseAlarms(),
            Html.text(difference.name()),
            jpeg(picture),
            picture.width(),
            picture.height(),
            boxes);
  }

  private String boxes(String who, PassResult pass, int position) {
    double least = subject.comparison().baseline().options().confidence();
    StringBuilder boxes = new StringBuilder();
    for (FoundBox found : pass.findings().frames().get(position)) {
      if (found.confidence() >= least && subject.dataset().labels().contains(found.label())) {
        boxes.append(rectangle(who, found.box()));
      }
    }
    return boxes.toString();
  }

  private static String rectangle(String who, PixelBox box) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
        who,
        box.left(),
        box.top(),
        box.width(),
        box.height());
  }

  private static String jpeg(FrameBuffer picture) throws IOException {
    BufferedImage image = FrameImage.blank(picture.width(), picture.height());
    FrameImage.copy(picture, image);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(scaled(image), "jpg", bytes);
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static BufferedImage scaled(BufferedImage image) {
    if (image.getWidth() <= WIDEST) {
      return image;
    }
    int height = Math.max(1, image.getHeight() * WIDEST / image.getWidth());
    BufferedImage scaled = FrameImage.blank(WIDEST, height);
    Graphics2D graphics = scaled.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(image, 0, 0, WIDEST, height, null);
    } finally {
      graphics.dispose();
    }
    return scaled;
  }
}
