package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.report.FrameDifference;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.draw.FrameImage;
import io.nunchi.cli.internal.evaluate.DatasetFrames;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.report.ReportView.Box;
import io.nunchi.cli.internal.report.ReportView.GalleryFrame;
import io.nunchi.cli.internal.source.SourceFrame;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

  List<GalleryFrame> frames() throws CliException, IOException {
    List<FrameDifference> chosen = subject.comparison().disagreements(MOST_FRAMES);
    if (chosen.isEmpty()) {
      return List.of();
    }
    Map<Integer, FrameDifference> byPosition =
        chosen.stream().collect(Collectors.toMap(FrameDifference::position, Function.identity()));
    Map<FrameDifference, GalleryFrame> drawn = new HashMap<>();
    try (DatasetFrames frames = DatasetFrames.open(subject.dataset())) {
      for (int position = 0; drawn.size() < chosen.size(); position++) {
        SourceFrame.Decoded frame = frames.next();
        if (frame == null) {
          break;
        }
        try {
          FrameDifference difference = byPosition.get(position);
          if (difference != null) {
            drawn.put(difference, frame(difference, frame.picture()));
          }
        } finally {
          frame.picture().release();
        }
      }
    }
    return chosen.stream().map(drawn::get).filter(Objects::nonNull).toList();
  }

  private GalleryFrame frame(FrameDifference difference, FrameBuffer picture) throws IOException {
    LabelledFrame frame = subject.dataset().frames().get(difference.position());
    List<Box> boxes = new ArrayList<>();
    frame.truth().stream()
        .filter(truth -> truth.kind() != TruthBox.Kind.OTHER)
        .forEach(truth -> boxes.add(box("truth", truth.box())));
    boxes.addAll(boxes("baseline", subject.baseline(), difference.position()));
    boxes.addAll(boxes("candidate", subject.candidate(), difference.position()));
    return new GalleryFrame(
        difference.name(),
        new ReportView.Change(
            difference.gained(),
            difference.lost(),
            difference.candidate().falseAlarms(),
            difference.baseline().falseAlarms()),
        new ReportView.Picture(jpeg(picture), picture.width(), picture.height()),
        boxes);
  }

  private List<Box> boxes(String kind, PassResult pass, int position) {
    double least = subject.comparison().baseline().options().confidence();
    return pass.detections().frames().get(position).stream()
        .filter(found -> found.confidence() >= least)
        .filter(found -> subject.dataset().labels().contains(found.label()))
        .map(found -> box(kind, found.box()))
        .toList();
  }

  private static Box box(String kind, PixelBox box) {
    return new Box(
        kind, pixels(box.left()), pixels(box.top()), pixels(box.width()), pixels(box.height()));
  }

  private static String pixels(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String jpeg(FrameBuffer picture) throws IOException {
    BufferedImage image = FrameImage.of(picture);
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
