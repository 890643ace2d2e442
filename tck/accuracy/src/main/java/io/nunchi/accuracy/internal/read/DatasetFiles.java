package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.accuracy.text.MalformedTextException;
import io.nunchi.accuracy.text.PlainText;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Reads files of labels and detections, within a bound. */
final class DatasetFiles {

  /** More than the labels of COCO's whole validation set; what is larger is a mistake. */
  static final long LARGEST_FILE = 64L << 20;

  private DatasetFiles() {}

  static byte[] bytes(Path file) throws AccuracyException {
    try {
      long size = Files.size(file);
      if (size > LARGEST_FILE) {
        throw FoundProblems.only(
            Problem.of(AccuracyErrors.TOO_LARGE, "the file is larger than the bound")
                .expected("at most " + (LARGEST_FILE >> 20) + " MiB")
                .found("%.1f MiB".formatted(size / (double) (1 << 20)))
                .where(file.toString())
                .fix("split the dataset; leave outlines out of detections"));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The lines of a text file, stripped; the index of a line is its number less one. */
  static List<String> lines(Path file) throws AccuracyException {
    return PlainText.lines(text(file));
  }

  static String text(Path file) throws AccuracyException {
    try {
      return PlainText.decode(bytes(file));
    } catch (MalformedTextException e) {
      throw FoundProblems.only(
          Problem.of(AccuracyErrors.SYNTAX, "the file is no text")
              .expected(PlainText.ENCODINGS)
              .found(String.valueOf(e.getMessage()))
              .where(new FileLocation(file, e.line()).toString())
              .fix("save it again as UTF-8"));
    }
  }

  /** The regular files of a folder, by name, hidden ones left out. */
  static List<Path> in(Path folder) throws AccuracyException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !name(file).startsWith("."))
          .sorted(Comparator.comparing(DatasetFiles::name))
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  static String nameWithoutEnding(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** SHA-256 over the content of the files, in their order. */
  static String digest(Collection<Path> files) throws AccuracyException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        digest.update(bytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  static AccuracyException unreadable(Path file, IOException cause) {
    return FoundProblems.only(
        Problem.of(AccuracyErrors.FILE_UNREADABLE, "a file or folder cannot be read")
            .expected("a readable file")
            .found(cause.toString())
            .where(file.toString())
            .fix("check that it exists, and its permissions"));
  }
}
