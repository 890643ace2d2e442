package io.nunchi.cli.internal.output;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.shadow.DisputedFrame;
import io.nunchi.api.shadow.DisputedFrameSink;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.draw.ComparisonPainter;
import io.nunchi.cli.internal.draw.Fonts;
import io.nunchi.cli.internal.draw.FrameImage;
import io.nunchi.spi.failure.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Keeps frames for a person to judge: each as a picture with the boxes of both analyzers, and a
 * JSON file beside it with what they found.
 */
public final class DisputedFolder implements DisputedFrameSink {

  private static final Pattern OWN_FILE = Pattern.compile(".+-[0-9]{6,}\\.(png|json)");

  private final Path folder;
  private final ComparisonPainter painter;

  private DisputedFolder(Path folder, ComparisonPainter painter) {
    this.folder = folder;
    this.painter = painter;
  }

  /** Keeps frames in the folder for them; a missing font is warned of. */
  public static DisputedFolder in(OutputFolder folder, Consumer<Problem> warn) {
    Optional<Problem> noFont = Fonts.problem(folder.disputed().toString());
    noFont.ifPresent(warn);
    return new DisputedFolder(folder.disputed(), new ComparisonPainter(noFont.isEmpty()));
  }

  /** Removes the frames of an earlier analysis, and nothing else. */
  static void removeEarlier(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(DisputedFolder::isOwn).toList()) {
        Files.delete(file);
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  private static boolean isOwn(Path file) {
    return OWN_FILE.matcher(String.valueOf(file.getFileName())).matches();
  }

  @Override
  public long keep(DisputedFrame frame, FrameBuffer picture) throws IOException {
    Path image = file(frame, "png");
    Path json = file(frame, "json");
    boolean complete = false;
    try {
      Files.createDirectories(folder);
      Files.writeString(json, Json.document(DisputedJson.of(frame)) + "\n");
      BufferedImage drawn = FrameImage.of(picture);
      painter.paint(drawn, frame);
      if (!ImageIO.write(drawn, "png", image.toFile())) {
        throw new IOException("this Java writes no PNG");
      }
      complete = true;
      return Files.size(image) + Files.size(json);
    } finally {
      if (!complete) {
        drop(frame);
      }
    }
  }

  @Override
  public void drop(DisputedFrame frame) throws IOException {
    for (Path file : List.of(file(frame, "png"), file(frame, "json"))) {
      Files.deleteIfExists(file);
    }
  }

  private Path file(DisputedFrame frame, String ending) {
    String camera = frame.live().camera().id().replaceAll("[^A-Za-z0-9._-]", "_");
    return folder.resolve( // one run may have several candidates, one after the other
        String.format(
            Locale.ROOT,
            "%s-generation%d-%06d.%s",
            camera,
            frame.candidate().generation().number(),
            frame.live().sequence(),
            ending));
  }
}
