package io.nunchi.accuracy;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.VideoProbe;
import io.nunchi.accuracy.failure.AccuracyException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Datasets that are written here, right or with mistakes. */
record DatasetFolder(Path path) {

  static final int WIDTH = 64;
  static final int HEIGHT = 48;

  /** A video of ten frames that need not exist as pictures. */
  static final VideoProbe TEN_FRAMES =
      video -> new VideoProbe.VideoFacts(OptionalLong.of(10), WIDTH, HEIGHT, 25);

  DatasetFolder image(String name) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    ImageIO.write(image, "png", file.toFile());
    return this;
  }

  DatasetFolder file(String name, String... lines) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, Stream.of(lines).collect(Collectors.joining("\n")));
    return this;
  }

  /** A COCO dataset of images 1 and 2 and categories 1 person, 3 car with these annotations. */
  DatasetFolder coco(String... annotations) throws IOException {
    image("images/a.png").image("images/b.png");
    return file(
        "instances.json",
        "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\", \"width\": 64, \"height\": 48},",
        " {\"id\": 2, \"file_name\": \"b.png\", \"width\": 64, \"height\": 48}],",
        "\"categories\": [{\"id\": 1, \"name\": \"person\"}, {\"id\": 3, \"name\": \"car\"}],",
        "\"annotations\": [",
        String.join(",\n", annotations),
        "]}");
  }

  Dataset read() throws AccuracyException {
    return read(DatasetOptions.ALL);
  }

  Dataset read(DatasetOptions options) throws AccuracyException {
    return Datasets.read(path, options, TEN_FRAMES);
  }

  /** The code and location of each problem, without the folder. */
  List<String> mistakes() {
    return mistakesOf(() -> read());
  }

  List<String> mistakesOf(Reading reading) {
    try {
      reading.read();
      return List.of();
    } catch (AccuracyException e) {
      return e.problems().stream()
          .map(p -> p.code() + " " + p.where().replace(path.toString(), ""))
          .toList();
    }
  }

  /** Something that may be refused. */
  interface Reading {
    void read() throws AccuracyException;
  }
}
